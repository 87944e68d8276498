import { useEffect, useRef } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'

/** The page as a phone shows it: 390 CSS pixels wide. */
export function Narrow({ t, close }: { t: Translate; close(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-label={t('bar.narrowTitle')} onClose={close}>
      <button type="button" onClick={() => dialog.current?.close()}>
        {t('bar.close')}
      </button>
      <iframe src={location.href} title={t('bar.narrowTitle')} width="390" height="760" />
    </dialog>
  )
}
