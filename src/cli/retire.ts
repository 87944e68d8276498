import { guideAddress } from '../core/guide-path.ts'
import { dayText, parseDay } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { findGuide } from './authoring/find-guide.ts'
import { mentionsInCode } from './authoring/mentions.ts'
import { carryOut, readTexts } from './authoring/plan.ts'
import { guidesOf } from './authoring/plan-rename.ts'
import { planRetire } from './authoring/plan-retire.ts'
import { askedWrongly, defineCommand, flag, isWrong, text, told, type Wrong } from './command.ts'

export const command = defineCommand({
  name: 'retire',
  summary: 'takes a guide out, now or on a day; old links lead on',
  argument: { name: '<topic>/<slug>', fills: 'guides', fillsNext: [], least: 1, most: 1, ask: 'Name the guide' },
  options: {
    to: text('GUIDE', 'the guide that its readers get instead', 'guides'),
    'to-topic': flag('its readers get the list of its topic instead'),
    on: text('DAY', 'keeps it until this UTC day, such as 2027-01-01'),
    'dry-run': flag('writes nothing, and tells what it would do'),
  },
  examples: [
    { line: 'npx guidepost retire trading/staking --to-topic', does: 'its address leads to its topic' },
    { line: 'npx guidepost retire trading/staking --to trading/earn', does: 'to the guide that replaces it' },
    {
      line: 'npx guidepost retire trading/staking --to trading/earn --on 2027-01-01',
      does: 'on that day, in all languages',
    },
  ],
  ends: 'it is gone, and links to it are left, which are listed',
  async run({ options, args: [asked = ''] }, { root, site, now }) {
    const texts = readTexts(root)
    const guides = guidesOf(texts)
    const found = findGuide(asked, guides)
    if (isWrong(found)) return found
    const { guide } = found
    const lead = readLead(options, guide, guides)
    if (isWrong(lead)) return lead
    const on = readDay(options.on, now())
    if (on !== null && typeof on !== 'string') return on
    const { replacement } = lead
    const retired = planRetire(texts, { guide, replacement, on, locales: Object.keys(site.locales) })
    const { plan, removed, related, questions, redirects } = retired
    if (!options['dry-run']) carryOut(plan, root)
    const left = [...retired.left, ...mentionsInCode(root, guide)]
    const target = replacement ?? `the topic ${guide.split('/')[0]}`
    return told(
      { guide, to: replacement, on, removed, related, questions, redirects, left, written: !options['dry-run'] },
      [
        ...(options['dry-run'] ? ['Nothing was written: this is what would be.'] : []),
        on === null
          ? `${guide} is gone in ${removed.length} languages${redirects.length === 0 ? '' : `; ${guideAddress('<locale>', guide)} leads to ${target}`}.`
          : `${guide} goes on ${on}, at the first build then; from then on its address leads to ${target}.`,
        ...removed.map((file) => `  ${file}`),
        ...(redirects.length === 0 ? ['No redirects: it was a draft, which no reader has a link to.'] : []),
        ...(related.length > 0 ? [`Taken out of "related", or replaced there: ${related.length}.`] : []),
        ...related.map((file) => `  ${file}`),
        ...(questions > 0
          ? [
              `Questions of search ${replacement === null ? 'taken out' : `that lead to ${replacement} now`}: ${questions}.`,
            ]
          : []),
        ...(left.length > 0
          ? [
              on === null
                ? 'These name it still, and are yours to change:'
                : `These name it, and are yours to change until then:`,
              ...left.map(({ file, line, text }) => `  ${file}:${line} ${text}`),
            ]
          : []),
      ],
      left.length > 0 && on === null ? 1 : 0,
    )
  },
})

interface LeadOptions {
  to: string
  'to-topic': boolean
}

function readLead(
  options: LeadOptions,
  guide: string,
  guides: readonly string[],
): { replacement: string | null } | Wrong {
  if ((options.to === '') === !options['to-topic'])
    return askedWrongly(
      'Say what readers with an old link get.',
      'Add --to <topic>/<slug> for a guide that replaces it, or --to-topic for the list of its topic.',
    )
  if (options.to === '') return { replacement: null }
  const found = findGuide(options.to, guides)
  if (isWrong(found)) return found
  return found.guide === guide
    ? askedWrongly('A guide is not replaced by itself.', 'Name another, or write --to-topic.')
    : { replacement: found.guide }
}

function readDay(on: string, now: number): string | null | Wrong {
  if (on === '') return null
  const day = parseDay(on)
  if (day === null) return askedWrongly(`--on is "${on}", which is no day.`, 'Write it as 2027-01-01.')
  return day > dayOf(now) ? dayText(day) : askedWrongly(`${on} has come already.`, 'Leave --on out to retire it now.')
}
