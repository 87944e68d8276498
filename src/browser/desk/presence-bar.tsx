import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeskProps } from './desk-view.tsx'
import { askPermission, permission } from './notify.ts'
import { localeName } from './setup.ts'

/** Whether the agent is there for chats and in which languages, who else is, and how news reach them. */
export function PresenceBar({ desk, setup }: DeskProps) {
  const { t } = setup
  const { preferences, agents, me } = desk.state()
  const { available, answering, sound } = preferences
  const explains = available ? (answering.length === 0 ? 'none' : 'on') : 'off'
  const others = agents.filter(({ name }) => name !== me).map(({ name }) => name)
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
      <Answering desk={desk} setup={setup} />
      <p id="available-explained" class="presence-explained" role="status">
        {t(`available.${explains}`)}{' '}
        {others.length > 0 && (
          <span class="presence-others">{t('available.others', { names: others.join(', ') })}</span>
        )}
      </p>
      <label class="tick">
        <input
          type="checkbox"
          checked={sound}
          onChange={(event) => desk.setPreferences({ ...preferences, sound: event.currentTarget.checked })}
        />
        <span>{t('sound')}</span>
      </label>
      <Notifying desk={desk} setup={setup} />
      <a
        class="presence-notice"
        href={`/insights/notices/?${new URLSearchParams({ write: '1', locale: setup.locale })}`}
      >
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

/** The languages one answers in, folded away: they are chosen once. */
function Answering({ desk, setup }: DeskProps) {
  const { t, locales } = setup
  const { preferences } = desk.state()
  const { answering } = preferences
  const all = Object.keys(locales)
  const place = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const { current } = place
      if (!current?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        current.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && current.contains(event.target)) return
      current.open = false
    }
    document.addEventListener('click', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('click', close)
      document.removeEventListener('keydown', close)
    }
  }, [])
  const choose = (chosen: readonly string[]) =>
    desk.setPreferences({ ...preferences, answering: all.filter((locale) => chosen.includes(locale)) })
  return (
    <details class="answering" ref={place}>
      <summary>
        {answering.length === 0 ? t('available.count_zero') : t('available.count', { count: answering.length })}
      </summary>
      <fieldset>
        <legend>{t('available.languages')}</legend>
        {all.map((locale) => (
          <label key={locale} class="tick">
            <input
              type="checkbox"
              checked={answering.includes(locale)}
              onChange={({ currentTarget }) =>
                choose(currentTarget.checked ? [...answering, locale] : answering.filter((other) => other !== locale))
              }
            />
            <span lang={locale}>{localeName(locale, setup)}</span>
          </label>
        ))}
        <p class="answering-ways">
          <button type="button" class="link-button" onClick={() => choose(all)}>
            {t('available.all')}
          </button>
          <button type="button" class="link-button" onClick={() => choose([])}>
            {t('available.no_language')}
          </button>
        </p>
      </fieldset>
    </details>
  )
}

/** The browser is asked only when the agent says so; what it answered is said. */
function Notifying({ desk, setup: { t } }: DeskProps) {
  const { preferences } = desk.state()
  const [allowed, setAllowed] = useState(permission)
  if (allowed === 'missing') return null
  const isOn = preferences.notify && allowed === 'allowed'
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={allowed === 'refused' ? 'notify-refused' : undefined}
          onChange={async ({ currentTarget }) => {
            const { checked } = currentTarget
            if (checked) setAllowed(await askPermission())
            desk.setPreferences({ ...desk.state().preferences, notify: checked })
          }}
        />
        <span>{t('notify.label')}</span>
      </label>
      {allowed === 'refused' && (
        <p id="notify-refused" class="presence-refused" role="status">
          {t('notify.refused')}
        </p>
      )}
    </>
  )
}
