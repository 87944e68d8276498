import { useState } from 'preact/hooks'
import { KeysList, KeysSwitch } from '../desk/keys-list.tsx'
import { Modal } from '../desk/modal.tsx'
import { areKeysOn, KEYS, switchKeys } from './keys.ts'
import type { Told } from './told.ts'

/** The keys and what they do, and a switch for those who type by other means. */
export function KeysDialog({ told: { t }, closed }: { told: Told; closed(): void }) {
  const [isOn, setOn] = useState(areKeysOn)
  return (
    <Modal id="writers-keys" title={t('keys.title')} closed={closed}>
      <KeysList keys={KEYS} t={t} />
      <KeysSwitch
        t={t}
        isOn={isOn}
        change={(on) => {
          switchKeys(on)
          setOn(on)
        }}
      />
      <button type="button" class="button-quiet" onClick={closed}>
        {t('keys.close')}
      </button>
    </Modal>
  )
}
