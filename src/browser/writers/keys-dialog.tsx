import { useState } from 'preact/hooks'
import { Modal } from '../desk/modal.tsx'
import { areKeysOn, KEYS, switchKeys } from './keys.ts'
import type { Told } from './told.ts'

/** The keys and what they do, and a switch for those who type by other means. */
export function KeysDialog({ told: { t }, closed }: { told: Told; closed(): void }) {
  const [isOn, setOn] = useState(areKeysOn)
  return (
    <Modal id="writers-keys" title={t('keys.title')} closed={closed}>
      <dl class="keys-list">
        {KEYS.map(({ keys, does }) => (
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
      <label class="tick">
        <input
          type="checkbox"
          checked={isOn}
          onChange={({ currentTarget: { checked } }) => {
            switchKeys(checked)
            setOn(checked)
          }}
        />
        <span>{t('keys.single')}</span>
      </label>
      <button type="button" class="button-quiet" onClick={closed}>
        {t('keys.close')}
      </button>
    </Modal>
  )
}
