import { guideAddress } from '../../core/guide-path.ts'
import type { Conversation } from '../../core/handoff.ts'
import { voteKey } from '../handoff/mail.ts'
import { momentText } from '../handoff/moment.ts'
import { isEmptyPacket, titleOf } from '../handoff/packet.ts'
import type { Setup } from './desk-view.tsx'
import { IdentityFacts } from './identity-facts.tsx'
import { TicketFields } from './ticket-fields.tsx'

interface Props {
  conversation: Conversation
  setup: Setup
}

/** What the client tried before they asked, so that nobody asks it again. */
export function PacketPane({ conversation, setup }: Props) {
  const { t, locale, locales } = setup
  const { identity, packet, startedAt, channel, score } = conversation
  const client = conversation.locale
  const time = (at: number) => momentText(at, Date.now(), locale, undefined)
  const link = (guide: string) => (
    <a href={guideAddress(client, guide)} target="_blank" rel="noopener">
      {titleOf(guide, packet.guides)}
    </a>
  )
  return (
    <aside class="packet" aria-labelledby="packet-title">
      {identity !== null && <IdentityFacts identity={identity} setup={setup} />}
      <h2 id="packet-title">{t('packet.title')}</h2>
      <TicketFields conversation={conversation} setup={setup} />
      {isEmptyPacket(packet) && <p class="soft">{t('packet.empty')}</p>}
      {packet.searches.length > 0 && (
        <section>
          <h3>{t('packet.searches')}</h3>
          <ol>
            {packet.searches.map((search) => (
              <li key={`${search.at} ${search.query}`}>
                <bdi class="packet-what" lang={client}>
                  {search.query}
                </bdi>
                <span class="packet-how" data-none={search.results === 0}>
                  {search.results === 0
                    ? t('packet.results_zero')
                    : `${t('packet.results', { count: search.results })} · ${t(`packet.rung.${search.rung}`)}`}
                </span>
                {search.results > 0 && (
                  <span class="packet-how">
                    {search.opened.length === 0
                      ? t('packet.opened_none')
                      : [
                          `${t('packet.opened')} `,
                          ...search.opened.flatMap((guide, index) =>
                            index === 0 ? [link(guide)] : [', ', link(guide)],
                          ),
                        ]}
                  </span>
                )}
                <time class="packet-how">{time(search.at)}</time>
              </li>
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
                <span class="packet-what">{link(guide)}</span>
                <span class="packet-how" data-none={helpful === false}>
                  {t(`packet.${voteKey(helpful)}`)}
                </span>
                <time class="packet-how">{time(at)}</time>
              </li>
            ))}
          </ol>
        </section>
      )}
      <dl>
        {packet.page !== '' && (
          <div>
            <dt>{t('packet.page')}</dt>
            <dd>
              {isOwnPath(packet.page) ? (
                <a href={packet.page} target="_blank" rel="noopener" dir="ltr">
                  {packet.page}
                </a>
              ) : (
                <bdi>{packet.page}</bdi>
              )}
            </dd>
          </div>
        )}
        <Fact name={t('packet.language')} value={locales[client] ?? client} />
        <Fact name={t('packet.channel')} value={t(`queue.${channel}`)} />
        <Fact name={t('packet.started')} value={time(startedAt)} />
        {score !== null && <Fact name={t('packet.score')} value={t('packet.score_of', { score })} />}
      </dl>
    </aside>
  )
}

/** The page is the client's word: only a path of our own becomes a link. */
function isOwnPath(page: string): boolean {
  return /^\/(?![/\\])/.test(page)
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
