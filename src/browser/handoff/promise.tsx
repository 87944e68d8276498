import type { Translate } from '../../core/facts.ts'

/** What we never ask for, beside a field where a client writes. */
export function Promised({ t, locale, id }: { t: Translate; locale: string; id: string }) {
  return (
    <p class="promise" id={id}>
      <svg
        width="20"
        height="20"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        stroke-width="1.75"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        <path d="M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z" />
        <path d="m9 12 2 2 4-4" />
      </svg>
      <span>
        <strong>{t('form.promise_title')}</strong> {t('form.promise_text')}{' '}
        <a href={`/${locale}/channels/`}>{t('form.promise_link')}</a>
      </span>
    </p>
  )
}
