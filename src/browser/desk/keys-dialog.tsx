import type { DeskProps } from './desk-view.tsx'
import { KEYS } from './keys.ts'
import { KeysList, KeysSwitch } from './keys-list.tsx'

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
            <KeysList keys={KEYS.filter((key) => key.group === group)} t={t} />
          </section>
        ))}
      </div>
      <KeysSwitch t={t} isOn={preferences.keys} change={(keys) => desk.setPreferences({ ...preferences, keys })} />
      <form method="dialog">
        <button type="submit" class="button-quiet">
          {t('keys.close')}
        </button>
      </form>
    </dialog>
  )
}
