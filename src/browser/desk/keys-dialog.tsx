import type { Translate } from '../../core/facts.ts'
import { KEYS } from './keys.ts'

/** The keys and what they do. */
export function KeysDialog({ t }: { t: Translate }) {
  return (
    <dialog id="desk-keys" aria-labelledby="desk-keys-title">
      <h2 id="desk-keys-title">{t('keys.title')}</h2>
      <dl>
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
      <form method="dialog">
        <button type="submit" class="button-quiet">
          {t('keys.close')}
        </button>
      </form>
    </dialog>
  )
}
