import { MessageLog } from '../handoff/message-log.tsx'
import { momentText } from '../handoff/moment.ts'
import { fetchFile } from '../handoff/put-file.ts'
import type { Desk, DeskState } from './desk-state.ts'
import type { DeskProps } from './desk-view.tsx'
import { pathOf } from './desktop.ts'
import { localeName, type Setup, topicName } from './setup.ts'
import { lineText } from './staff-lines.ts'

/** What the same person asked before; each can be read beside this conversation. */
export function EarlierList({ desk, setup }: DeskProps) {
  const { t, locale } = setup
  const { earlier } = desk.state()
  if (earlier.length === 0) return null
  return (
    <section>
      <h3>{t('earlier.title')}</h3>
      <ol>
        {earlier.map((conversation) => (
          <li key={conversation.id}>
            <button type="button" class="earlier" onClick={() => void desk.readBeside(conversation)}>
              <span class="packet-what">{topicName(conversation.topic, setup)}</span>
              <bdi class="packet-how" lang={conversation.locale}>
                {conversation.last.text.slice(0, 90)}
              </bdi>
              <span class="packet-how">
                {momentText(conversation.startedAt, Date.now(), locale, undefined)} · {t(`queue.${conversation.state}`)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface Props {
  desk: Desk
  setup: Setup
  beside: NonNullable<DeskState['beside']>
}

const nothing = () => undefined

/** An earlier conversation, to be read. */
export function Beside({ desk, setup, beside: { conversation, entries } }: Props) {
  const { t, words, locale, site } = setup
  return (
    <>
      <button type="button" class="link-button" onClick={() => void desk.readBeside(null)}>
        {t('earlier.close')}
      </button>
      <h2 id="packet-title" tabIndex={-1}>
        {topicName(conversation.topic, setup)}
      </h2>
      <p class="packet-how">
        {momentText(conversation.startedAt, Date.now(), locale, undefined)} · {localeName(conversation.locale, setup)} ·{' '}
        {t(`queue.${conversation.state}`)}
      </p>
      {entries === null && <p class="soft">{t('conversation.loading')}</p>}
      {entries === 'failed' && (
        <p>
          {t('conversation.failed')}{' '}
          <button type="button" class="link-button" onClick={() => void desk.readBeside(conversation)}>
            {t('conversation.again')}
          </button>
        </p>
      )}
      {Array.isArray(entries) && (
        <MessageLog
          t={(key, values) => t(key === 'conversation.log' ? 'earlier.log' : key, values)}
          words={words}
          locale={locale}
          site={site}
          entries={entries}
          outgoing={[]}
          own="agent"
          seenTo={0}
          nameOf={({ from, who }) => (from === 'client' ? t('conversation.client') : who || t('conversation.agent'))}
          lineOf={(entry) => lineText(entry, setup)}
          read={async ({ id, type }) => {
            const bytes = await fetchFile(pathOf(conversation.id), {}, id)
            return bytes && new Blob([bytes], { type })
          }}
          retry={nothing}
          discard={nothing}
        />
      )}
      <p>
        <button type="button" class="link-button" onClick={() => void desk.select(conversation.id)}>
          {t('earlier.open')}
        </button>
      </p>
    </>
  )
}
