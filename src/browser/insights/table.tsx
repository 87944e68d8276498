import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { toCsv } from './csv.ts'
import { read } from './read-page.ts'

export interface Column<Row> {
  head: string
  /** Numbers and bars stand in columns of their own width; text takes what is left. */
  kind: 'text' | 'number' | 'bar'
  cell(row: Row): ComponentChildren
}

/** The same rows for a spreadsheet: whole numbers and days as the ledger writes them. */
export interface Download<Row> {
  file: string
  heads: readonly string[]
  line(row: Row): readonly (string | number)[]
}

interface Props<Row> {
  t: Translate
  caption: string
  /** Those shown; the download has `all`. */
  rows: readonly Row[]
  all: readonly Row[]
  columns: readonly Column<Row>[]
  download: Download<Row>
}

/** A table with its download. The first column names the row. */
export function Table<Row>({ t, caption, rows, all, columns, download }: Props<Row>) {
  return (
    <>
      <Grid caption={caption} columns={columns}>
        {rows.map((row) => (
          <Line columns={columns} row={row} />
        ))}
      </Grid>
      <DownloadButton t={t} caption={caption} rows={all} download={download} />
    </>
  )
}

interface GridProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  /** `Line`s, or rows of their own. */
  children: ComponentChildren
}

/** The frame of a table: its name, its heads, and a box in which it scrolls. */
export function Grid<Row>({ caption, columns, children }: GridProps<Row>) {
  return (
    <Scroll label={caption}>
      <table class="data">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, kind }) => (
              <th scope="col" class={kind}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}

/** One row; its first cell names it. */
export function Line<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  return (
    <tr>
      {columns.map(({ kind, cell }, place) =>
        place === 0 ? (
          <th scope="row" class={kind}>
            {cell(row)}
          </th>
        ) : (
          <td class={kind}>{cell(row)}</td>
        ),
      )}
    </tr>
  )
}

interface DownloadProps<Row> {
  t: Translate
  caption: string
  rows: readonly Row[]
  download: Download<Row>
}

export function DownloadButton<Row>({ t, caption, rows, download: { file, heads, line } }: DownloadProps<Row>) {
  const [trouble, setTrouble] = useState('')
  const save = async () => {
    // Who exports what is written down first.
    const body = JSON.stringify({ what: file, question: location.search.slice(1, 500) })
    const headers = { 'content-type': 'application/json' }
    const logged = await read('/api/exports', fetch, { method: 'POST', headers, body })
    setTrouble('trouble' in logged ? t(`trouble.${logged.trouble}.text`) : 'refused' in logged ? logged.refused : '')
    if (!('answer' in logged)) return
    // With a byte order mark, by which spreadsheets tell UTF-8.
    const csv = `\uFEFF${toCsv([heads, ...rows.map(line)])}`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
    // A sample never passes for what was measured.
    const isSample = document.querySelector('.sample-ribbon') !== null
    link.download = `${isSample ? 'sample-' : ''}${file}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <>
      <button class="csv" type="button" onClick={() => void save()}>
        {t('csv')}
        <span class="visually-hidden">: {caption}</span>
      </button>
      {trouble !== '' && <p role="alert">{trouble}</p>}
    </>
  )
}

/** Scrolls sideways where its content is wider, and only then takes the keyboard's focus. */
function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => {
      const scrolls = element.scrollWidth > element.clientWidth
      for (const [name, value] of [
        ['tabindex', '0'],
        ['role', 'group'],
        ['aria-label', label],
      ] as const)
        scrolls ? element.setAttribute(name, value) : element.removeAttribute(name)
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [label])
  return (
    <div class="table-scroll" ref={box}>
      {children}
    </div>
  )
}
