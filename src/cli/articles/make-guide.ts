import { dirname } from 'node:path'
import { addressKey } from '../../core/redirects.ts'
import { attribute, elementsIn, HEADINGS, textOf } from '../../plain/element.ts'
import type { Remark, Version } from './article.ts'
import { putCallouts } from './callouts.ts'
import { dropUnsafe, type Tell } from './drop-unsafe.ts'
import { type Filling, fillMatter, writeMatter } from './fill-matter.ts'
import { putFolds } from './folds.ts'
import { idsIn, putAnchors, putHeadings } from './headings.ts'
import { oneLineOf } from './one-line.ts'
import { openInline } from './open-inline.ts'
import type { PictureFiles } from './picture-files.ts'
import { type Known, putLinks } from './put-links.ts'
import { putPictures } from './put-pictures.ts'
import { putTables } from './tables.ts'
import { splitAnswer, toMarkdown, writeMdx } from './to-mdx.ts'

export interface Making extends Pick<Filling, 'key' | 'today' | 'taken'> {
  guide: string
  known: Pick<Known, 'guideAt' | 'isPublished' | 'hosts'>
  /** Ids that some link of the export names. */
  linked: ReadonlySet<string>
  files: PictureFiles
  pictures: Map<string, Uint8Array>
  /** Guides to offer where the text links to none. */
  neighbours: readonly string[]
}

const MOST_ANSWER = 320

/** The file of a guide, made of one version of an article, with what was not taken over as it was. */
export function makeGuide(version: Version, making: Making): { text: string; remarks: Remark[]; notes: Remark[] } {
  const remarks: Remark[] = []
  const notes: Remark[] = []
  const told = (list: Remark[]) => (line: number, text: string) => {
    const within = version.within(line)
    list.push({ file: version.file, line: version.lineOf(line), text: within === '' ? text : `${text} (${within})` })
  }
  const tell: Tell = { problem: told(remarks), note: told(notes) }
  const isFile = version.within(1) === ''
  const own = new Set([...version.addresses.map(addressKey), ...(isFile ? [`/${version.file}`] : [])])

  const safe = dropUnsafe(openInline(version.body), tell)
  const known: Known = { ...making.known, own, ids: idsIn(safe), from: isFile ? version.file : '' }
  const shaped = putHeadings(putCallouts(putFolds(safe, tell)))
  const linked = putLinks(shaped, known, version.isDraft, tell)
  const shelf = {
    pictures: making.pictures,
    find: (address: string) => making.files.find(address, isFile ? dirname(version.file) : ''),
  }
  const shown = putPictures(linked, making.guide, shelf, tell)
  const tree = putTables(putAnchors(shown, making.linked), tell)

  const markdown = toMarkdown(tree)
  const hasOwnAnswer = typeof version.matter['answer'] === 'string'
  const split = hasOwnAnswer ? null : splitAnswer(markdown, MOST_ANSWER)
  const texts = markdown.children
    .map((child) => ({
      isHeading: child.type === 'heading',
      text: oneLineOf(child),
    }))
    .filter(({ text }) => text !== '')
  // A heading answers nothing: what the article says of itself does, else its first words.
  const said = texts[0]?.isHeading ? version.summary : ''
  const opening = said || (texts.find(({ isHeading }) => !isHeading) ?? texts[0])?.text || ''
  const elements = elementsIn(tree)
  const headings = elements.filter(({ tagName }) => HEADINGS.includes(tagName)).map((heading) => textOf(heading))
  const links = elements.flatMap((found) =>
    found.tagName === 'guide-link' ? [attribute(found, 'to').split('#')[0] ?? ''] : [],
  )
  const related = [...links, ...making.neighbours].filter((guide) => guide !== making.guide)
  const matter = fillMatter({
    version,
    key: making.key,
    answer: split?.answer ?? opening,
    words: [...headings, ...version.title.split(/[\s,;:.!?]+/).filter((word) => word.length > 3)],
    related,
    today: making.today,
    taken: making.taken,
  })
  if (matter.title.endsWith('…') && !version.title.endsWith('…'))
    tell.problem(1, `The title "${version.title}" was cut to 90 characters. Write a shorter one.`)
  if (matter.related.length === 0)
    tell.problem(1, 'There is no other guide to name as related. Name one when there is.')
  return { text: `${writeMatter(matter)}\n${writeMdx(split?.rest ?? markdown)}`, remarks, notes }
}
