/** Fitting a label into a drawing at build: SVG text does not wrap, and words differ in length by language. */

export interface FittedLabel {
  lines: string[]
  /** In units of the drawing. */
  size: number
}

/** Widths in em of the system faces, rounded up: a label a little too narrow is better than one that runs out. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u
const NARROW = /[iljtfrI.,:;'’|!()\u0640 ]/u
const BROAD = /[mwMWЖШЩЮФМжшщюфм@%]/u
const UNSPACED = new Set(['ja', 'zh'])

/** How wide a text is, in units of the drawing. */
export function widthOf(text: string, size: number): number {
  const ems = [...text].map((letter) =>
    WIDE.test(letter)
      ? 1
      : NARROW.test(letter)
        ? 0.33
        : BROAD.test(letter)
          ? 0.88
          : /\p{Lu}/u.test(letter)
            ? 0.7
            : 0.57,
  )
  return ems.reduce((sum, em) => sum + em, 0) * size
}

/**
 * The lines of a label no wider than `width`; the type shrinks down to `smallest` when a single word is too long.
 * @example fitLabel('Message to the recipient', 'en', { width: 100, size: 14 })
 * // => { lines: ['Message to', 'the recipient'], size: 14 }
 */
export function fitLabel(
  text: string,
  locale: string,
  { width, size, smallest = 11 }: { width: number; size: number; smallest?: number },
): FittedLabel {
  const pieces = piecesOf(text, locale)
  const widest = Math.max(...pieces.map((piece) => widthOf(piece.trim(), size)))
  const fitting = widest <= width ? size : Math.max(smallest, Math.floor((size * width * 2) / widest) / 2)
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd(), fitting) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return { lines: [...lines, line.trimEnd()], size: fitting }
}

/** Where a line may break: after spaces, and between words where a script writes none; never before a closing sign. */
function piecesOf(text: string, locale: string): string[] {
  if (!UNSPACED.has(locale.split('-')[0] ?? '')) return text.match(/\S+\s*/g) ?? []
  const pieces: string[] = []
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    const last = pieces.length - 1
    if (last >= 0 && /^[\p{P}\sー]/u.test(segment)) pieces[last] += segment
    else pieces.push(segment)
  }
  return pieces
}
