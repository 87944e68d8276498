import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import type { Content } from '../read-content.ts'
import type { Found, Rule } from '../rule.ts'

/** Pictures that cost the reader more than they show, and those that no guide shows. */
export const pictures: Rule = {
  name: 'pictures',
  says: 'A picture of content/pictures/ is at most 300 kB and 2400 pixels a side, and a guide shows it.',
  severity: 'warning',
  draftsMay: true,
  mend: null,
  check(content) {
    const shown = shownIn(content)
    return globSync('content/pictures/**/*.{png,jpg,jpeg,gif,webp,avif,svg}', { cwd: content.root })
      .map((file) => file.replaceAll('\\', '/'))
      .sort()
      .flatMap((file) => [
        ...sizeProblems(file, readFileSync(join(content.root, file))),
        ...(shown.has(file) ? [] : [tell(file, 'No guide shows this picture. Show it, or delete the file.')]),
      ])
  },
}

/** A guide costs its page, a style sheet and one script; a picture is not to cost more than all of them. */
const MOST_BYTES = 300_000
/** Twice the widest column, for screens with two dots a pixel. */
const MOST_PIXELS = 2400

function sizeProblems(file: string, bytes: Uint8Array): Found[] {
  const heavy =
    bytes.length > MOST_BYTES
      ? [
          `The picture is ${Math.round(bytes.length / 1000)} kB; readers wait for more than ${MOST_BYTES / 1000}. Cut it to what matters, or save it as WebP.`,
        ]
      : []
  const size = sizeOf(bytes)
  if (size === null)
    return [tell(file, 'This is no picture that can be read. Save it anew as PNG, JPEG, WebP, AVIF, GIF or SVG.')]
  const { width, height } = size
  const large =
    Math.max(width, height) > MOST_PIXELS
      ? [
          `The picture is ${width} × ${height} pixels; no screen shows more than ${MOST_PIXELS} a side. Cut it to what matters, or scale it down.`,
        ]
      : []
  return [...heavy, ...large].map((text) => tell(file, text))
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    return imageSize(bytes)
  } catch {
    return null
  }
}

const tell = (file: string, text: string): Found => ({ file, line: 1, text })

/** The files that guides show, from the repository's root. */
function shownIn({ guides, outline }: Content): Set<string> {
  return new Set(
    guides.flatMap((guide) =>
      outline(guide).pictures.map(({ address }) => join(guide.file, '..', decodeURI(address)).replaceAll('\\', '/')),
    ),
  )
}
