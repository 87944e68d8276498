/** Tables as files for a spreadsheet. */

type Cell = string | number

/**
 * Rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV
 * injection").
 * @example toCsv([['=1+1', 'a "b"', 3]]) // => '"\'=1+1","a ""b""",3\r\n'
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}
