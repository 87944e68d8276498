import type { DeskProps } from './desk-view.tsx'
import { KEYS } from './keys.ts'

const GROUPS = ['queue', 'writing', 'conversation'] as const

/** The keys and what they do, and a switch for those who type by other means. */
export function KeysDialog({ desk, setup: { t } }: DeskProps) {
  const { preferences } = desk.state()
  return (
    <dialog id="desk-keys" class="desk-dialog" aria-labelledby="desk-keys-title">
      <h2 id="desk-keys-title">{t('keys.title')}</h2>
      <div class="keys-groups">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`keys.group_${group}`)}</h3>
            <dl>
              {KEYS.filter((key) => key.group === group).map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`keys.${does}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={preferences.keys}
          onChange={({ currentTarget }) => desk.setPreferences({ ...preferences, keys: currentTarget.checked })}
        />
        <span>{t('keys.single')}</span>
      </label>
      <form method="dialog">
        <button type="submit" class="button-quiet">
          {t('keys.close')}
        </button>
      </form>
    </dialog>
  )
}
