import { readParts } from '../server/parts.ts'
import { findGuide, newName } from './authoring/find-guide.ts'
import { mentionsInCode } from './authoring/mentions.ts'
import { carryOut, readTexts } from './authoring/plan.ts'
import { guidesOf, planRename } from './authoring/plan-rename.ts'
import { askedWrongly, defineCommand, flag, isWrong, told } from './command.ts'

export const command = defineCommand({
  name: 'rename',
  summary: 'moves a guide in all languages; old links lead on',
  argument: {
    name: '<topic>/<slug> <topic>/<slug>',
    fills: 'guides',
    fillsNext: 'guides',
    least: 2,
    most: 2,
    ask: 'Name the guide, and its new name',
  },
  options: { 'dry-run': flag('writes nothing, and tells what it would do') },
  examples: [
    { line: 'npx guidepost rename trading/staking trading/earn', does: 'a new address' },
    { line: 'npx guidepost rename trading/staking general/staking', does: 'another topic' },
    { line: 'npx guidepost rename trading/staking trading/earn --dry-run', does: 'tells each file that changes' },
  ],
  ends: 'it is moved, and pages of the site name it in their code, which is listed',
  async run({ options, args: [asked = '', wanted = ''] }, { root, site }) {
    const texts = readTexts(root)
    const guides = guidesOf(texts)
    const found = findGuide(asked, guides)
    if (isWrong(found)) return found
    const { guide } = found
    const name = newName(wanted, readParts(root).topics)
    if (isWrong(name)) return name
    const to = `${name.topic}/${name.slug}`
    if (guides.includes(to))
      return askedWrongly(
        to === guide ? `"${guide}" has this name already.` : `There is a guide "${to}" already.`,
        to === guide ? 'Name another.' : `Name another, or retire one: npx guidepost retire ${to} --to ${guide}`,
      )
    const { plan, moved, mended, redirects, waiting } = planRename(texts, {
      from: guide,
      to,
      locales: Object.keys(site.locales),
    })
    if (!options['dry-run']) carryOut(plan, root)
    const code = mentionsInCode(root, guide)
    const files = [...Map.groupBy(mended, ({ file }) => file)]
    return told(
      { from: guide, to, moved, mended, redirects, waiting, code, written: !options['dry-run'] },
      [
        ...(options['dry-run'] ? ['Nothing was written: this is what would be.'] : []),
        `${guide} is ${to} now, in ${moved.length} languages.`,
        ...moved.map((each) => `  ${each.from} → ${each.to}`),
        `Links mended: ${mended.length}, in ${files.length} files.`,
        ...(options['dry-run'] ? files.map(([file, own]) => `  ${file}:${own.map(({ line }) => line).join(',')}`) : []),
        redirects.length === 0
          ? 'No redirects: it was a draft, which no reader has a link to.'
          : `Old addresses that lead on: ${redirects.length}.`,
        ...(waiting.length === 0
          ? []
          : ['From the day it is retired on, old and new addresses lead to what replaces it.']),
        ...(code.length === 0
          ? []
          : [
              'Named in code, which is yours to change:',
              ...code.map(({ file, line, text }) => `  ${file}:${line} ${text}`),
            ]),
      ],
      code.length === 0 ? 0 : 1,
    )
  },
})
