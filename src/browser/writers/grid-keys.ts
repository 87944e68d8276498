const ROW = { ArrowDown: 1, ArrowUp: -1 } as const
const COLUMN = { ArrowRight: 1, ArrowLeft: -1 } as const

/** Moves between the buttons of a grid by arrows, Home and End; left is left in every direction of writing. */
export function moveInGrid(event: KeyboardEvent): void {
  const button = event.target instanceof HTMLElement ? event.target.closest('button.cell') : null
  const cell = button?.closest('td')
  const row = cell?.closest('tr')
  const body = row?.closest('tbody')
  if (!cell || !row || !body || !(button instanceof HTMLElement)) return
  const to = target(event.key, cell, row, body)
  if (!to) return
  event.preventDefault()
  button.tabIndex = -1
  to.tabIndex = 0
  to.focus()
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function target(
  key: string,
  cell: HTMLTableCellElement,
  row: HTMLTableRowElement,
  body: HTMLTableSectionElement,
): HTMLElement | null {
  const buttonAt = (of: HTMLTableRowElement | undefined, place: number) =>
    of?.cells[place]?.querySelector<HTMLElement>('button.cell') ?? null
  if (key in ROW) {
    const rows = [...body.rows].filter((each) => each.querySelector('button.cell'))
    return buttonAt(rows[rows.indexOf(row) + ROW[key as keyof typeof ROW]], cell.cellIndex)
  }
  if (key in COLUMN) {
    const forward = document.documentElement.dir === 'rtl' ? -1 : 1
    return buttonAt(row, cell.cellIndex + forward * COLUMN[key as keyof typeof COLUMN])
  }
  if (key === 'Home') return buttonAt(row, 1)
  if (key === 'End') return buttonAt(row, row.cells.length - 1)
  return null
}
