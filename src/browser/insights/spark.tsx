const [WIDTH, HEIGHT] = [96, 22]
/** More points than the drawing has pixels for are added up. */
const MOST = 32

/** A small line of counts in time; `said` tells the same in words. */
export function Spark({ values, said }: { values: readonly number[]; said: string }) {
  const points = thinned(values)
  const most = Math.max(1, ...points)
  const at = (value: number, place: number) =>
    `${((place * WIDTH) / Math.max(1, points.length - 1)).toFixed(1)},${(HEIGHT - 1 - (value * (HEIGHT - 2)) / most).toFixed(1)}`
  return (
    <>
      <svg class="spark" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <polyline points={points.map(at).join(' ')} />
      </svg>
      <span class="visually-hidden">{said}</span>
    </>
  )
}

/**
 * @example thinned([1, 2, 3]) // => [1, 2, 3]
 */
export function thinned(values: readonly number[]): number[] {
  const step = Math.ceil(values.length / MOST)
  return Array.from({ length: Math.ceil(values.length / step) || 0 }, (_, place) =>
    values.slice(place * step, (place + 1) * step).reduce((sum, value) => sum + value, 0),
  )
}
