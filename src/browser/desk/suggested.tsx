import { useContext, useEffect, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Conversation, Entry } from '../../core/handoff.ts'
import type { Result } from '../../core/search.ts'
import { languageName } from '../handoff/moment.ts'
import type { DeskProps } from './desk-view.tsx'
import { Finders } from './finders.ts'
import { insertIntoReply } from './reply-box.tsx'

interface Props extends DeskProps {
  conversation: Conversation
}

const PAUSE = 250
const LONGEST = 400
const MOST_SHOWN = 4

/** Guides in the client's language that may answer what they said last, or what the agent looks for; each goes into the reply as a link. */
export function Suggested({ desk, setup, conversation }: Props) {
  const { t, locale, site } = setup
  const client = conversation.locale
  const said = lastSaid(desk.state().entries) || conversation.last.text
  const [typed, setTyped] = useState('')
  const query = (typed.trim() || said).slice(0, LONGEST)
  const [found, setFound] = useState<{ results: readonly Result[]; trouble: string }>({ results: [], trouble: '' })
  const finders = useContext(Finders)

  useEffect(() => {
    let isWanted = true
    const timer = setTimeout(async () => {
      try {
        const { results, refused } = await finders.of(client).find(query, false)
        if (isWanted) setFound({ results: results.slice(0, MOST_SHOWN), trouble: refused === '' ? '' : 'secret' })
      } catch {
        if (isWanted) setFound({ results: [], trouble: 'failed' })
      }
    }, PAUSE)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [query, client])

  const { results, trouble } = found
  return (
    <section class="suggested-guides">
      <h3 id="suggested-title">{t('suggested.title')}</h3>
      <input
        id="suggested-search"
        type="search"
        class="field"
        value={typed}
        placeholder={t('suggested.search', { language: languageName(client, locale) })}
        aria-label={t('suggested.search', { language: languageName(client, locale) })}
        maxLength={LONGEST}
        lang={client}
        dir="auto"
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p class="packet-how" role="status">
        {trouble !== '' ? t(`suggested.${trouble}`) : countText(results.length, t)}
      </p>
      <ol>
        {results.map(({ guide, title, answer, locale: written }) => (
          <li key={guide}>
            <a
              class="packet-what"
              href={guideAddress(client, guide)}
              target="_blank"
              rel="noopener"
              lang={written}
              dir="auto"
            >
              {title}
            </a>
            <span class="packet-how suggested-answer" lang={written} dir="auto">
              {answer}
            </span>
            {written !== client && (
              <span class="packet-how" data-none="true">
                {t('suggested.written_in', { language: languageName(written, locale) })}
              </span>
            )}
            <button
              type="button"
              class="link-button"
              aria-label={`${t('suggested.insert')}: ${title}`}
              onClick={() => insertIntoReply(desk, `${title}: ${site}${guideAddress(client, guide)}`)}
            >
              {t('suggested.insert')}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function countText(count: number, t: Translate): string {
  return count === 0 ? t('suggested.count_zero') : t('suggested.count', { count })
}

function lastSaid(entries: readonly Entry[] | 'failed' | null): string {
  if (!Array.isArray(entries)) return ''
  const said: readonly Entry[] = entries
  return said.findLast(({ from, kind, text }) => from === 'client' && kind === 'message' && text !== '')?.text ?? ''
}
