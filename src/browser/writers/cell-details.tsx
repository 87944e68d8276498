import type { MatrixCell, MatrixGuide } from '../../core/guide-matrix.ts'
import { guideAddress } from '../../core/guide-path.ts'
import { Copy } from './copy.tsx'
import type { Told } from './told.ts'

interface Props {
  told: Told
  guide: MatrixGuide
  locale: string
  cell: MatrixCell
}

/** One guide in one language: what is wrong, and the file or the command that mends it. */
export function CellDetails({
  told,
  guide: { guide, owner },
  locale,
  cell: { state, title, file, stale, due },
}: Props) {
  const { t, names, text } = told
  const isThere = state !== 'missing'
  return (
    <div class="cell-details">
      <h3>
        <bdi lang={isThere ? locale : 'en'}>{title}</bdi>
      </h3>
      <p class="about">
        <span class="badge">{t(`state.${state}`)}</span>
        <bdi lang={locale}>{names.get(locale)}</bdi>
        <span>
          {t('owner')} <bdi dir="ltr">{owner}</bdi>
        </span>
        {due !== null && <span>{t('dueOn', { day: text.day(due) })}</span>}
        {stale.length > 0 && (
          <span>
            {t('sections')} <bdi lang={locale}>{stale.map((section) => section || t('head')).join(' · ')}</bdi>
          </span>
        )}
      </p>
      <div class="next">
        {(state === 'stale' || state === 'missing') && (
          <Copy told={told} text={`npx guidepost translate ${guide} --to ${locale}`} />
        )}
        {isThere && <Copy told={told} text={file} />}
        <a class="csv" href={guideAddress(locale, guide)}>
          {t('open.guide')}
        </a>
      </div>
    </div>
  )
}
