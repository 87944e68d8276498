/** What the chart of guides needs before its drawing is loaded, so that nothing moves when it comes. */

const ROW = 40
export const MARGINS = { top: 6, bottom: 34 }

/** In CSS pixels. */
export function heightOf(rows: number): number {
  return rows * ROW + MARGINS.top + MARGINS.bottom
}
