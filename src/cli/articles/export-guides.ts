import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { askedWrongly, type Context, type Outcome, told } from '../command.ts'
import { collectGuides } from './collect-guides.ts'
import { EXPORT_FORMATS } from './export-formats.ts'
import type { Format } from './find-topic.ts'

/** Writes all guides in all languages, with their pictures, in a shape that other help centers read. */
export function exportGuides(named: string, format: Format, { site, root, now }: Context): Outcome {
  const folder = resolve(named)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return askedWrongly(
      `"${named}" is not empty.`,
      'Name a new folder, so that nothing of an earlier export stays among this one.',
    )
  const shape = EXPORT_FORMATS[format]
  const { guides, pictures, remarks, ...plain } = collectGuides(root, site, shape, now())
  for (const [file, bytes] of shape.write({ guides, pictures, remarks, ...plain }, site)) {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  }
  const locales = [...new Set(guides.map(({ locale }) => locale))]
  return told(
    { folder, guides: guides.length, locales, pictures: pictures.size, problems: remarks },
    [
      ...remarks.map(({ file, line, text }) => `${file}:${line} ${text}`),
      `Guides: ${guides.length} in ${locales.length} languages. Pictures: ${pictures.size}. They are in ${named}.`,
    ],
    remarks.length === 0 ? 0 : 1,
  )
}
