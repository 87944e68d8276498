import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { waitText } from '../availability/sentences.ts'
import { whenText } from '../handoff/availability-panel.tsx'
import { languageName } from '../handoff/moment.ts'
import { HOME } from '../home.ts'
import { Icon } from './icon.tsx'
import { NoticeList } from './notice-list.tsx'
import type { SearchPart } from './search-part.ts'
import type { Stage } from './stage.ts'

/** The start: what is hard just now, a conversation that goes on, the search, and a person. */
export function HomeView({ stage, search }: { stage: Stage; search: SearchPart }) {
  const { t, host, popular, open, go } = stage
  const input = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const [query, setQuery] = useState('')
  useLayoutEffect(() => {
    if (input.current && results.current && said.current)
      search.join({ input: input.current, results: results.current, said: said.current }, setQuery)
  }, [search])
  const isSearching = query.trim() !== ''
  return (
    <div class="home">
      {!isSearching && <NoticeList stage={stage} />}
      {!isSearching && <TalkCard stage={stage} />}
      <h3 class="home-question">{t('home.question')}</h3>
      <div class="home-search">
        <Icon name="search" />
        <input
          ref={input}
          type="search"
          class="field"
          autocomplete="off"
          spellcheck={false}
          maxLength={300}
          placeholder={t('home.placeholder')}
          aria-label={t('home.search')}
          enterkeyhint="search"
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <div ref={results} class="search-body" />
      <p ref={said} class="visually-hidden" role="status" />
      {!isSearching && popular.length > 0 && (
        <section aria-labelledby="popular-title">
          <h4 id="popular-title" class="home-label">
            {t('home.popular')}
          </h4>
          <ul class="rows">
            {popular.map((phrase) => (
              <li key={phrase}>
                <button type="button" class="home-row" onClick={() => search.search(phrase)}>
                  {phrase}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer class="home-foot">
        <p class="state-line">
          {open !== null && (
            <>
              <span class="dot" data-state={open !== 'mail' && open.chat === 'open' ? 'open' : 'closed'} />
              <span>{stateOf(stage)}</span>
            </>
          )}
        </p>
        <button
          type="button"
          class={isSearching ? 'button-quiet' : 'button'}
          onClick={() => go({ name: 'ask', topic: '', question: query.trim() })}
        >
          {t('home.ask')}
        </button>
        <a class="home-out" href={`${HOME}/${host.locale}/`} target="_blank" rel="noopener">
          {t('site')} <Icon name="out" />
        </a>
      </footer>
    </div>
  )
}

/** How the chat stands, with the usual wait, or when it opens. */
function stateOf({ open, contact, chat, host: { locale } }: Stage): string {
  if (open === null) return ''
  const state = contact(`availability.${open === 'mail' ? 'mail' : open.chat}`)
  if (open === 'mail' || open.chat === 'away') return state
  if (open.chat === 'open')
    return open.wait === null
      ? state
      : `${state} · ${chat('usual', { wait: waitText(open.wait.seconds, locale, chat) })}`
  return whenText(open, languageName(locale, locale), locale, contact) || state
}

/** The way back to the conversation of this tab, with its last words. */
function TalkCard({ stage: { t, host, go } }: { stage: Stage }) {
  const state = host.talk()?.state()
  if (!state || state.phase === 'gone') return null
  const last = state.entries.findLast(({ kind }) => kind === 'message')
  return (
    <button type="button" class="talk-card" onClick={() => go({ name: 'talk' })}>
      <Icon name="talk" />
      <span class="talk-card-text">
        <strong>{t('home.talk')}</strong>
        {last && (
          <span class="talk-card-last" dir="auto">
            {last.text}
          </span>
        )}
      </span>
      {state.unread > 0 && <span class="talk-card-new">{t('home.new', { count: state.unread })}</span>}
    </button>
  )
}
