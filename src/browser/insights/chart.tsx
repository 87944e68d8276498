import { useEffect, useRef, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'

/** A drawing of points in a row, such as days: by pointer and by arrow keys each is read out. */

/** A drawing, and where its points are on it, in CSS pixels from its own corner. */
export interface Drawn {
  figure: Element
  places: readonly { x: number; y: number }[]
}

interface Props {
  t: Translate
  label: string
  /** What is read of each point, in the order of the drawing's places. */
  said: readonly string[]
  /** In CSS pixels: kept free until the drawing comes. */
  height: number
  /** Draws for a width; its code is loaded when the chart is. A new function draws anew. */
  draw(width: number): Promise<Drawn>
}

export function Chart({ t, label, said, height, draw }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<Drawn | null>(null)
  const [at, setAt] = useState<number | null>(null)

  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    const redraw = async () => {
      if (element.clientWidth === 0) return
      const next = await draw(element.clientWidth)
      if (gone) return
      drawn.current = next
      element.replaceChildren(next.figure)
    }
    const watch = new ResizeObserver(() => void redraw())
    watch.observe(element)
    return () => {
      gone = true
      watch.disconnect()
    }
  }, [draw])

  const goTo = (next: number | null) => {
    setAt(next)
    const point = next === null ? undefined : drawn.current?.places[next]
    if (drawn.current) pointAt(drawn.current.figure, point ?? null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPlace(event.key, at, said.length, place.current?.closest('[dir="rtl"]') !== null)
    if (next === undefined) return
    event.preventDefault()
    goTo(next)
  }
  return (
    <div class="chart">
      <div
        class="chart-place"
        style={{ blockSize: `${height}px` }}
        ref={place}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its points are read by arrow keys
        tabIndex={0}
        aria-label={`${label}. ${t('chart.keys')}`}
        onKeyDown={onKeyDown}
        onBlur={() => goTo(null)}
      />
      <p class="visually-hidden" aria-live="polite">
        {at === null ? '' : (said[at] ?? '').replaceAll('\n', ', ')}
      </p>
    </div>
  )
}

/**
 * The point that a key goes to: null for none, undefined when the key means nothing here.
 * @example nextPlace('ArrowRight', 3, 28, false) // => 4
 */
export function nextPlace(
  key: string,
  at: number | null,
  count: number,
  rightToLeft: boolean,
): number | null | undefined {
  if (count === 0) return undefined
  const last = count - 1
  const [later, earlier] = rightToLeft ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'Escape') return null
  if (key === later || key === 'ArrowDown') return at === null ? 0 : Math.min(last, at + 1)
  if (key === earlier || key === 'ArrowUp') return at === null ? last : Math.max(0, at - 1)
  return undefined
}

/** Plot shows its tip where the pointer is: the keyboard moves one that nobody holds. */
function pointAt(figure: Element, place: { x: number; y: number } | null): void {
  const svg = figure.matches('svg') ? figure : figure.querySelector('svg')
  if (!svg) return
  if (place === null) {
    svg.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }))
    return
  }
  const { left, top } = svg.getBoundingClientRect()
  const where = { clientX: left + place.x, clientY: top + place.y, pointerType: 'mouse', bubbles: true }
  svg.dispatchEvent(new PointerEvent('pointerenter', where))
  svg.dispatchEvent(new PointerEvent('pointermove', where))
}
