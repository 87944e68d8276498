import type { ComponentChildren } from 'preact'
import type { Translate } from '../../core/facts.ts'
import { toCsv } from './csv.ts'

export interface Column<Row> {
  head: string
  cell(row: Row): ComponentChildren
  /** The value in the CSV; the shown text when left out. */
  raw?(row: Row): string | number
  /** Numbers stand at the end of their column. */
  end?: boolean
  /** A bar of this share of the width behind the number. */
  bar?(row: Row): number
}

interface Props<Row> {
  caption: string
  t: Translate
  file: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
}

/** A table with its download. */
export function Table<Row>({ caption, t, file, rows, columns }: Props<Row>) {
  const download = () => {
    const lines = rows.map((row) => columns.map((column) => column.raw?.(row) ?? String(column.cell(row))))
    const csv = toCsv([columns.map(({ head }) => head), ...lines])
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
    link.download = `${file}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table class="data">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>{columns.map(({ head, end }) => <th scope="col" class={end ? 'end' : undefined}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column, place) => {
                const content = (
                  <>
                    {column.bar && <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width={100 * column.bar(row)} height="10" /></svg>}
                    {column.cell(row)}
                  </>
                )
                return place === 0 ? <th scope="row">{content}</th> : <td class={column.end ? 'end' : undefined}>{content}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <button class="csv" type="button" onClick={download}>{t('csv')}</button>
    </div>
  )
}
