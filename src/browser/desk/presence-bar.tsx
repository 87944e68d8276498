import type { DeskProps } from './desk-view.tsx'

/** Whether the agent is there for chats, and in which languages. */
export function PresenceBar({ desk, setup: { t, locale, locales } }: DeskProps) {
  const { preferences } = desk.state()
  const { available, answering, sound } = preferences
  const explains = available ? (answering.length === 0 ? 'none' : 'on') : 'off'
  return (
    <section class="presence" aria-label={t('available.label')}>
      <label class="switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={available}
          checked={available}
          aria-describedby="available-explained"
          onChange={(event) => desk.setPreferences({ ...preferences, available: event.currentTarget.checked })}
        />
        <span>{t('available.label')}</span>
      </label>
      <fieldset class="answering">
        <legend>{t('available.languages')}</legend>
        {Object.entries(locales).map(([locale, name]) => (
          <label key={locale} class="tick">
            <input
              type="checkbox"
              checked={answering.includes(locale)}
              onChange={(event) => {
                const { checked } = event.currentTarget
                const next = Object.keys(locales).filter((other) =>
                  other === locale ? checked : answering.includes(other),
                )
                desk.setPreferences({ ...preferences, answering: next })
              }}
            />
            <span lang={locale}>{name}</span>
          </label>
        ))}
      </fieldset>
      <p id="available-explained" class="presence-explained" role="status">
        {t(`available.${explains}`)}
      </p>
      <label class="tick presence-sound">
        <input
          type="checkbox"
          checked={sound}
          onChange={(event) => desk.setPreferences({ ...preferences, sound: event.currentTarget.checked })}
        />
        <span>{t('sound')}</span>
      </label>
      <a class="presence-notice" href={`/insights/notices/?${new URLSearchParams({ write: '1', locale })}`}>
        {t('notice')}
      </a>
      <button
        type="button"
        class="presence-keys"
        onClick={() => document.querySelector<HTMLDialogElement>('#desk-keys')?.showModal()}
      >
        <kbd>?</kbd> {t('keys.open')}
      </button>
    </section>
  )
}
