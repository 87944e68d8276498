import type { Translate } from '../../core/facts.ts'

interface Key {
  keys: readonly string[]
  does: string
}

/** Keys, and what each does. */
export function KeysList({ keys, t }: { keys: readonly Key[]; t: Translate }) {
  return (
    <dl class="keys-list">
      {keys.map(({ keys, does }) => (
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
  )
}

/** For those who type by other means, single keys can be switched off. */
export function KeysSwitch({ isOn, change, t }: { isOn: boolean; change(isOn: boolean): void; t: Translate }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => change(currentTarget.checked)} />
      <span>{t('keys.single')}</span>
    </label>
  )
}
