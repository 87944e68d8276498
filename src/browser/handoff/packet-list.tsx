import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Packet } from '../../core/handoff.ts'
import { HOME } from '../home.ts'
import { voteKey } from './mail.ts'
import { isEmptyPacket, type PacketEntry, titleOf } from './packet.ts'

interface Props {
  t: Translate
  packet: Packet
  locale: string
  /** Null where the packet was sent already and only shown. */
  remove: ((entry: PacketEntry) => void) | null
}

/** The packet as a list that a person can read; with `remove`, each entry can be taken out. */
export function PacketList({ t, packet, locale, remove }: Props) {
  const { searches, guides, page } = packet
  if (isEmptyPacket(packet)) return <p class="soft">{t('packet.empty')}</p>
  return (
    <>
      {searches.length > 0 && (
        <Group title={t('packet.searches')}>
          {searches.map((search) => (
            <Row
              key={`${search.at} ${search.query}`}
              t={t}
              what={search.query}
              remove={remove && (() => remove({ kind: 'search', search }))}
            >
              <bdi class="along-what">{search.query}</bdi>
              <span class="along-how">{outcomeOf(search, packet, t)}</span>
            </Row>
          ))}
        </Group>
      )}
      {guides.length > 0 && (
        <Group title={t('packet.guides')}>
          {guides.map((guide) => (
            <Row key={guide.guide} t={t} what={guide.title} remove={remove && (() => remove({ kind: 'guide', guide }))}>
              <a class="along-what" href={`${HOME}${guideAddress(locale, guide.guide)}`} lang={guide.locale}>
                {guide.title}
              </a>
              <span class="along-how">{t(`packet.${voteKey(guide.helpful)}`)}</span>
            </Row>
          ))}
        </Group>
      )}
      {page !== '' && (
        <Group title={t('packet.page')}>
          <Row t={t} what={t('packet.page')} remove={remove && (() => remove({ kind: 'page' }))}>
            <bdi class="along-what along-path" dir="ltr">
              {page}
            </bdi>
          </Row>
        </Group>
      )}
    </>
  )
}

function outcomeOf({ results, opened }: Packet['searches'][number], { guides }: Packet, t: Translate): string {
  if (results === 0) return t('packet.results_zero')
  const titles = opened.map((guide) => titleOf(guide, guides)).join(', ')
  return `${t('packet.results', { count: results })} · ${titles === '' ? t('packet.opened_none') : t('packet.opened', { titles })}`
}

function Group({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <section class="along-group">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  )
}

interface RowProps {
  t: Translate
  what: string
  remove: (() => void) | null
  children: preact.ComponentChildren
}

function Row({ t, what, remove, children }: RowProps) {
  return (
    <li class="along-row">
      <div class="along-text">{children}</div>
      {remove && (
        <button
          type="button"
          class="along-remove"
          aria-label={t('packet.remove', { what })}
          title={t('packet.remove_short')}
          onClick={remove}
        >
          <svg
            width="18"
            height="18"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            aria-hidden="true"
          >
            <path d="M18 6 6 18M6 6l12 12" />
          </svg>
        </button>
      )}
    </li>
  )
}
