import type { Conversation } from '../../core/handoff.ts'
import { memo } from '../handoff/memo.tsx'
import { momentText } from '../handoff/moment.ts'
import { localeName, type Setup } from './setup.ts'

interface Props {
  setup: Setup
  conversation: Conversation
}

/** Where, when and how they asked, and what the topic's own fields hold. */
export const PacketFacts = memo(({ setup, conversation }: Props) => {
  const { t, locale } = setup
  const { packet, fields, startedAt, channel, score, email } = conversation
  const names = setup.fields[locale] ?? setup.fields[setup.defaultLocale] ?? {}
  return (
    <section>
      <h3>{t('packet.about')}</h3>
      <dl>
        {Object.entries(fields).map(([field, value]) => (
          <Fact key={field} name={names[field]?.label ?? field}>
            <bdi>{names[field]?.options[value] ?? value}</bdi>
          </Fact>
        ))}
        {packet.page !== '' && (
          <Fact name={t('packet.page')}>
            {isOwnPath(packet.page) ? (
              <a href={packet.page} target="_blank" rel="noopener" dir="ltr">
                {packet.page}
              </a>
            ) : (
              <bdi>{packet.page}</bdi>
            )}
          </Fact>
        )}
        <Fact name={t('packet.language')}>
          <bdi lang={conversation.locale}>{localeName(conversation.locale, setup)}</bdi>
        </Fact>
        <Fact name={t('packet.channel')}>{t(`queue.${channel}`)}</Fact>
        <Fact name={t('packet.started')}>{momentText(startedAt, Date.now(), locale, undefined)}</Fact>
        {email !== '' && (
          <Fact name={t('packet.email')}>
            <a href={`mailto:${email}`} dir="ltr">
              {email}
            </a>
          </Fact>
        )}
        {score !== null && <Fact name={t('packet.score')}>{t('packet.score_of', { score })}</Fact>}
      </dl>
    </section>
  )
})

/** The page is the client's word: only a path of our own becomes a link. */
function isOwnPath(page: string): boolean {
  return /^\/(?![/\\])/.test(page)
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
