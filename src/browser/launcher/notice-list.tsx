import type { ShownNotice } from '../../core/notice.ts'
import { momentOf, type NoticeWords, saidOf } from '../../core/notice-said.ts'
import { paragraphsOf } from '../../core/notice-text.ts'
import { stateOf } from '../../core/notice-time.ts'
import { HOME } from '../home.ts'
import type { Known } from '../notice-feed.ts'
import { Icon } from './icon.tsx'
import type { Stage } from './stage.ts'

/** What is known of what is hard just now, and whether nobody answers any more. */
export interface Told {
  known: Known
  isAway: boolean
}

/** What is hard just now, and of when that is while the support center is away; nothing when nothing is. */
export function NoticeList({ stage: { told, noticeWords, t, host } }: { stage: Stage }) {
  const now = Date.now()
  const current = told?.known.notices.filter((notice) => stateOf(notice, now) === 'current') ?? []
  if (told === null || current.length === 0) return null
  const saying = { locale: host.locale, now, words: noticeWords, timeZone: undefined }
  return (
    <section aria-label={t('home.notices')}>
      {current.map((notice) => (
        <Entry key={notice.id} notice={notice} said={saidOf(notice, saying)} />
      ))}
      {told.isAway && (
        <p class="small soft launcher-known">
          {noticeWords.known.replace('{{time}}', momentOf(told.known.knownAt, saying))}
        </p>
      )}
    </section>
  )
}

/** The words of a notice, and under a list how old it is; with {{time}} to fill in. */
export interface LauncherNoticeWords extends NoticeWords {
  known: string
}

function Entry({ notice: { title, text, locale }, said }: { notice: ShownNotice; said: readonly string[] }) {
  return (
    <div class="notice-warning launcher-notice">
      <Icon name="notice" />
      <div>
        <strong lang={locale} dir="auto">
          {title}
        </strong>
        <div lang={locale} dir="auto">
          {paragraphsOf(text).map((pieces, place) => (
            // Nothing else tells paragraphs apart.
            <p key={place}>
              {pieces.map(({ text, href }) =>
                href === null ? text : <a href={href.startsWith('/') ? `${HOME}${href}` : href}>{text}</a>,
              )}
            </p>
          ))}
        </div>
        <p class="small soft">{said.join(' · ')}</p>
      </div>
    </div>
  )
}
