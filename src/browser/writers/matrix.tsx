import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { MatrixAnswer, MatrixGuide } from '../../core/guide-matrix.ts'
import type { State } from '../../core/guide-state.ts'
import { type Asked, MATRIX_STATES } from './asked.ts'
import { CellDetails } from './cell-details.tsx'
import { moveInGrid } from './grid-keys.ts'
import type { Told } from './told.ts'

/** Each state by a sign of its own, so that no colour has to be told apart. */
export const SIGNS: Readonly<Record<State, string>> = {
  missing: '–',
  stale: '≠',
  due: '◷',
  draft: '✎',
  scheduled: '▷',
  fresh: '✓',
  retired: '✕',
}

interface Props {
  told: Told
  asked: Asked
  matrix: MatrixAnswer
  /** Guides with an entry that is assigned to who looks. */
  assigned: readonly string[]
}

/** Guides × languages: how each stands. A cell is opened in place. */
export function Matrix({ told, asked, matrix, assigned }: Props) {
  const { t, names, text } = told
  const [opened, setOpened] = useState(() => new URLSearchParams(location.search).get('cell') ?? '')
  const locales = [...names.keys()]
  const rows = matrix.guides.filter((guide) => isAsked(guide, asked, assigned))
  const statesOf = (locale: string) => rows.map(({ cells }) => cells[locale]?.state)
  const found = MATRIX_STATES.filter((state) => locales.some((locale) => statesOf(locale).includes(state)))
  const open = (cell: string) => {
    const next = cell === opened ? '' : cell
    setOpened(next)
    const parameters = new URLSearchParams(location.search)
    next === '' ? parameters.delete('cell') : parameters.set('cell', next)
    history.replaceState(history.state, '', `?${parameters}`)
  }
  // One stop for the Tab key: the cell that is opened, else the first.
  const stop = rows.some(({ guide }) => opened.startsWith(`${guide}:`)) ? opened : `${rows[0]?.guide}:${locales[0]}`
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">{t('matrix.title')}</h2>
      {matrix.built !== null && (
        <p class="soft">
          {t('matrix.lead', {
            guides: t('matrix.count', { count: rows.length }),
            time: new Intl.DateTimeFormat(told.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
              matrix.built,
            ),
          })}
        </p>
      )}
      <dl class="legend states">
        {found.map((state) => (
          <div>
            <dt>
              <span class={`cell is-${state}`} aria-hidden="true">
                {SIGNS[state]}
              </span>{' '}
              {t(`state.${state}`)}
            </dt>
            <dd class="definition">{t(`stateMeans.${state}`)}</dd>
          </div>
        ))}
      </dl>
      {rows.length === 0 ? (
        <p class="state">{t(asked.whose === 'mine' && asked.team === '' ? 'matrix.chooseTeam' : 'matrix.none')}</p>
      ) : (
        <div class="matrix-scroll">
          {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved between by arrows is a grid (ARIA, "Grid pattern"). */}
          <table class="matrix" role="grid" aria-labelledby="matrix" onKeyDown={moveInGrid}>
            <thead>
              <tr>
                <th scope="col">{t('csv.guide')}</th>
                {locales.map((locale) => (
                  <th scope="col" title={names.get(locale)}>
                    <span aria-hidden="true">{locale}</span>
                    <bdi class="visually-hidden" lang={locale}>
                      {names.get(locale)}
                    </bdi>
                    <span class="definition">
                      {text.count(statesOf(locale).filter((state) => state === 'fresh').length)}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Fragment key={row.guide}>
                  <tr>
                    <th scope="row">
                      <bdi lang="en">{row.title}</bdi>
                      <span class="definition">
                        <bdi dir="ltr">{row.guide}</bdi>
                      </span>
                    </th>
                    {locales.map((locale) => {
                      const cell = row.cells[locale]
                      const id = `${row.guide}:${locale}`
                      if (!cell) return <td />
                      return (
                        <td>
                          <button
                            type="button"
                            class={`cell is-${cell.state}`}
                            tabIndex={id === stop ? 0 : -1}
                            aria-expanded={id === opened}
                            title={`${names.get(locale)}: ${t(`state.${cell.state}`)}`}
                            onClick={() => open(id)}
                          >
                            <span aria-hidden="true">{SIGNS[cell.state]}</span>
                            <span class="visually-hidden">{t(`state.${cell.state}`)}</span>
                          </button>
                        </td>
                      )
                    })}
                  </tr>
                  <Opened told={told} row={row} opened={opened} columns={locales.length + 1} />
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Opened({ told, row, opened, columns }: { told: Told; row: MatrixGuide; opened: string; columns: number }) {
  const locale = opened.slice(row.guide.length + 1)
  const cell = opened.startsWith(`${row.guide}:`) ? row.cells[locale] : undefined
  if (!cell) return null
  return (
    <tr>
      <td colSpan={columns} class="opened">
        <CellDetails told={told} guide={row} locale={locale} cell={cell} />
      </td>
    </tr>
  )
}

function isAsked({ guide, owner, topic, cells }: MatrixGuide, asked: Asked, assigned: readonly string[]): boolean {
  const isTheirs = asked.team !== '' && owner === asked.team
  return (
    (asked.whose === 'mine' ? isTheirs || assigned.includes(guide) : asked.team === '' || isTheirs) &&
    (asked.topic === '' || topic === asked.topic) &&
    (asked.state === '' || Object.values(cells).some(({ state }) => state === asked.state))
  )
}
