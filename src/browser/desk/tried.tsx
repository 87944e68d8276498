import { guideAddress } from '../../core/guide-path.ts'
import type { Conversation, Packet } from '../../core/handoff.ts'
import { voteKey } from '../handoff/mail.ts'
import { memo } from '../handoff/memo.tsx'
import { momentText } from '../handoff/moment.ts'
import { isEmptyPacket, titleOf } from '../handoff/packet.ts'
import type { Setup } from './setup.ts'

interface Props {
  setup: Setup
  conversation: Conversation
}

/** Searches with what became of them, guides read with their votes: so that nobody asks it again. */
export const Tried = memo(({ setup, conversation: { packet, locale } }: Props) => {
  const { t } = setup
  if (isEmptyPacket(packet)) return <p class="soft">{t('packet.empty')}</p>
  return (
    <>
      {packet.searches.length > 0 && (
        <section>
          <h3>{t('packet.searches')}</h3>
          <ol>
            {packet.searches.map((search) => (
              <Search
                key={`${search.at} ${search.query}`}
                setup={setup}
                search={search}
                packet={packet}
                client={locale}
              />
            ))}
          </ol>
        </section>
      )}
      {packet.guides.length > 0 && (
        <section>
          <h3>{t('packet.guides')}</h3>
          <ol>
            {packet.guides.map(({ guide, helpful, at }) => (
              <li key={guide}>
                <span class="packet-what">
                  <GuideAnchor guide={guide} packet={packet} client={locale} />
                </span>
                <span class="packet-how" data-none={helpful === false}>
                  {t(`packet.${voteKey(helpful)}`)}
                </span>
                <time class="packet-how">{momentText(at, Date.now(), setup.locale, undefined)}</time>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
})

interface SearchProps {
  setup: Setup
  search: Packet['searches'][number]
  packet: Packet
  client: string
}

function Search({ setup: { t, locale }, search: { query, results, rung, opened, at }, packet, client }: SearchProps) {
  return (
    <li>
      <bdi class="packet-what" lang={client}>
        {query}
      </bdi>
      <span class="packet-how" data-none={results === 0}>
        {results === 0
          ? t('packet.results_zero')
          : `${t('packet.results', { count: results })} · ${t(`packet.rung.${rung}`)}`}
      </span>
      {results > 0 && (
        <span class="packet-how">
          {opened.length === 0 ? t('packet.opened_none') : `${t('packet.opened')} `}
          {opened.map((guide, index) => (
            <>
              {index > 0 && ', '}
              <GuideAnchor guide={guide} packet={packet} client={client} />
            </>
          ))}
        </span>
      )}
      <time class="packet-how">{momentText(at, Date.now(), locale, undefined)}</time>
    </li>
  )
}

function GuideAnchor({ guide, packet, client }: { guide: string; packet: Packet; client: string }) {
  return (
    <a href={guideAddress(client, guide)} target="_blank" rel="noopener">
      {titleOf(guide, packet.guides)}
    </a>
  )
}
