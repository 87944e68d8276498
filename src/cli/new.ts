import { OWNERS } from '../core/guide.ts'
import { SOURCE } from '../core/guide-state.ts'
import { dayText } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { readParts } from '../server/parts.ts'
import type { GapParts } from '../store/read-gaps.ts'
import { readGuides } from './articles/checkout.ts'
import { askForMissing, type Wishes } from './authoring/ask-for-missing.ts'
import { type FoundGap, findGap, gapPartsOf, remarkOn } from './authoring/find-gap.ts'
import { newName } from './authoring/find-guide.ts'
import { carryOut, type Plan, readTexts, type Texts } from './authoring/plan.ts'
import { addToOrder, TOPICS } from './authoring/reading-order.ts'
import { usualHeadings } from './authoring/usual-headings.ts'
import { writeGuide } from './authoring/write-guide.ts'
import { askedWrongly, type Context, defineCommand, flag, isWrong, list, text, told, type Wrong } from './command.ts'

export const command = defineCommand({
  name: 'new',
  summary: 'starts a guide, as a draft; asks for what is missing',
  argument: { name: '<topic>/<slug>', fills: 'guides', fillsNext: [], least: 1, most: 1, ask: 'Name the guide' },
  options: {
    title: text('TITLE', 'the heading of the page'),
    scope: text('SCOPE', 'one line that tells whether this is the right guide'),
    answer: text('ANSWER', 'the answer in one sentence; figures as {{subject.measure}}'),
    owner: text('TEAM', 'who answers for it; that of most guides of the topic unless given', OWNERS),
    phrase: list('PHRASE', 'what somebody types who needs it; again for each'),
    related: list('GUIDE', 'what to read next; again for each', 'guides'),
    locale: text('LOCALE', 'the language; that of the gap, else English', 'locales'),
    gap: text('ID', 'the gap it closes: what people typed becomes its phrases, what failed them a remark'),
    by: text('NAME', 'with --gap: who takes it; you unless given'),
    'dry-run': flag('writes nothing, and shows the file'),
  },
  examples: [
    { line: 'npx guidepost new trading/limit-orders', does: 'asks for title, scope, answer and phrases' },
    { line: 'npx guidepost new trading/limit-orders --gap 1k2j3x', does: 'for a gap of npx guidepost gaps' },
    {
      line: 'npx guidepost new trading/limit-orders --title "Limit orders" --scope "…" --answer "…" --phrase "set my price"',
      does: 'asks nothing',
    },
  ],
  ends: 'the store cannot be read',
  async run({ options, args: [asked = ''] }, context) {
    const { root, site, note, now } = context
    const { topics, synonyms } = readParts(root)
    const name = newName(asked, topics)
    if (isWrong(name)) return name
    const guide = `${name.topic}/${name.slug}`
    const gap = options.gap === '' ? null : await gapNamed(options.gap, synonyms, context)
    if (gap && isWrong(gap)) return gap
    const locale = options.locale || (gap?.gap.locale ?? SOURCE)
    if (!Object.hasOwn(site.locales, locale))
      return askedWrongly(`There is no locale "${locale}".`, `Choose among ${Object.keys(site.locales).join(', ')}.`)
    const texts = readTexts(root)
    const file = `content/${locale}/${guide}.mdx`
    const taken = whyTaken(guide, locale, texts)
    if (taken) return taken

    const guides = readGuides(root)
    const wishes: Wishes = { ...options, owner: options.owner || usualOwner(guides, name.topic) }
    const phrases = phrasesFor(
      [...options.phrase, ...(gap?.gap.variants ?? []).map(({ query }) => query)],
      locale,
      guides,
    )
    for (const { phrase, holder } of phrases.held) note(`"${phrase}" stands in ${holder} already, and was left out.`)
    const filled = await askForMissing(wishes, phrases.free, context)
    if (isWrong(filled)) return filled
    const names = [...new Set(guides.map((each) => each.guide))]
    const related = relatedTo(guide, [...options.related, ...(gap?.gap.guides ?? []).map((each) => each.guide)], names)
    const unknown = options.related.find((each) => !names.includes(each))
    if (unknown !== undefined)
      return askedWrongly(`--related names "${unknown}", which does not exist.`, 'Name guides as <topic>/<slug>.')

    const today = dayText(dayOf(now()))
    const headings = usualHeadings(guides.filter((each) => each.locale === locale).map(({ source }) => source))
    const remark = gap ? remarkOn(gap, today) : ''
    const source = writeGuide({ guide, ...filled, related, remark, today, headings })
    const order = addToOrder(texts.get(TOPICS) ?? '', name.topic, name.slug)
    const plan: Plan = new Map([[file, source], ...(order === texts.get(TOPICS) ? [] : [[TOPICS, order] as const])])
    if (options['dry-run']) return told({ file, source, gap: options.gap, written: false }, source.split('\n'))
    carryOut(plan, root)
    await gap?.take(options.by || userOf(context))
    return told({ file, gap: options.gap, phrases: filled.phrases, related, written: true }, [
      `Written: ${file}, a draft, and last in the reading order of ${name.topic}.`,
      ...(gap
        ? [`Gap ${options.gap} is taken by ${options.by || userOf(context) || 'you'}; its remark stands in the file.`]
        : []),
      `See it while you write: npm run dev, then /${locale}/${guide}/`,
      `What is still to be written says TODO: npx guidepost check ${guide}`,
    ])
  },
})

async function gapNamed(id: string, synonyms: GapParts['synonyms'], context: Context): Promise<FoundGap | Wrong> {
  const { openStore, site, now } = context
  const found = await findGap(id, gapPartsOf(await openStore(), site, synonyms, now()))
  return found ?? askedWrongly(`There is no gap "${id}" in the last year.`, 'See which there are: npx guidepost gaps')
}
/** A guide that is there already, in this language or another. */
function whyTaken(guide: string, locale: string, texts: Texts): Wrong | null {
  const file = `content/${locale}/${guide}.mdx`
  if (texts.has(file)) return askedWrongly(`${file} is there already.`, 'Name another, or edit it where it is.')
  return texts.has(`content/${SOURCE}/${guide}.mdx`)
    ? askedWrongly(
        `"${guide}" is written in English already.`,
        `Translate it: npx guidepost translate ${guide} --to ${locale}`,
      )
    : null
}

type Guides = ReturnType<typeof readGuides>

/** The team that most guides of the topic have; empty in a topic without guides. */
function usualOwner(guides: Guides, topic: string): string {
  const owners = guides
    .filter(({ guide }) => guide.startsWith(`${topic}/`))
    .map(({ matter }) => String(matter['owner']))
  const counts = [...Map.groupBy(owners, (owner) => owner)].sort(([, a], [, b]) => b.length - a.length)
  return counts[0]?.[0] ?? ''
}

/** Phrases as a guide may have them: each once, and none that another guide of the language has. */
function phrasesFor(asked: readonly string[], locale: string, guides: Guides) {
  const holders = new Map(
    guides
      .filter((guide) => guide.locale === locale)
      .flatMap(({ file, matter }) =>
        Array.isArray(matter['phrases'])
          ? matter['phrases'].map((phrase) => [String(phrase).toLowerCase(), file] as const)
          : [],
      ),
  )
  const single = [...new Map(asked.map((phrase) => [phrase.trim().toLowerCase(), phrase.trim()])).values()]
  return {
    free: single.filter((phrase) => phrase !== '' && !holders.has(phrase.toLowerCase())),
    held: single.flatMap((phrase) => {
      const holder = holders.get(phrase.toLowerCase())
      return holder === undefined ? [] : [{ phrase, holder }]
    }),
  }
}

/** What to read next: what was asked for, what the gap's readers opened, then the first guides of the topic. */
function relatedTo(guide: string, asked: readonly string[], names: readonly string[]): string[] {
  const [topic = ''] = guide.split('/')
  const near = names.filter((name) => name.startsWith(`${topic}/`))
  const known = asked.filter((name) => names.includes(name))
  const best = known.length > 0 ? known : [...near, ...names].slice(0, 2)
  return [...new Set(best)].filter((name) => name !== guide).slice(0, 4)
}

const userOf = ({ environment }: Context): string => environment['USER'] ?? environment['USERNAME'] ?? ''
