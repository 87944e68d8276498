import { Icon } from './icon.tsx'
import type { Notice } from './notices.ts'

/** What is hard just now; nothing when nothing is. */
export function NoticeList({ notices, label }: { notices: readonly Notice[]; label: string }) {
  if (notices.length === 0) return null
  return (
    <section aria-label={label}>
      {notices.map(({ id, title, text }) => (
        <div key={id} class="notice-warning launcher-notice">
          <Icon name="notice" />
          <div>
            <strong>{title}</strong>
            {text !== '' && <p>{text}</p>}
          </div>
        </div>
      ))}
    </section>
  )
}
