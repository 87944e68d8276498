import { parse } from 'yaml'
import { setMatter } from '../../core/edit-matter.ts'
import { guideAddress } from '../../core/guide-path.ts'
import { SOURCE } from '../../core/guide-state.ts'
import { readQuestions, writeQuestions } from '../../core/questions.ts'
import { leadOn, leadOnLater, REDIRECTS } from './lead-on.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import type { Plan, Texts } from './plan.ts'
import { dropFromOrder, TOPICS } from './reading-order.ts'

/** A guide that goes: its files, its addresses, and what names it. */

export interface Retiring {
  /** "topic/slug" */
  guide: string
  /** The guide that replaces it; null when its topic does. */
  replacement: string | null
  /** The day on which it goes, as 2027-01-01; null at once. */
  on: string | null
  locales: readonly string[]
}

export interface Retired {
  plan: Plan
  removed: string[]
  /** Guides whose `related` named it. */
  related: string[]
  /** Rows of questions that lead to its replacement now, or are gone. */
  questions: number
  redirects: string[]
  /** Lines that still name it, which a writer has to change. */
  left: Mention[]
}

export function planRetire(texts: Texts, { guide, replacement, on, locales }: Retiring): Retired {
  const [topic = '', slug = ''] = guide.split('/')
  const files = [...texts.keys()].filter((file) => file.endsWith(`/${guide}.mdx`))
  const isPublic = files.some((file) => !/^draft: true$/m.test(texts.get(file) ?? ''))
  const target = (locale: string) => (replacement === null ? `/${locale}/${topic}/` : guideAddress(locale, replacement))
  const moves = new Map(
    isPublic ? locales.map((locale): [string, string] => [guideAddress(locale, guide), target(locale)]) : [],
  )
  const led = (on === null ? leadOn : leadOnLater)(texts.get(REDIRECTS) ?? '', moves)
  const plan = new Map<string, string | null>()
  if (moves.size > 0) plan.set(REDIRECTS, led.text)
  const redirects = [...led.added, ...led.repointed]
  if (on !== null) {
    // A translation without a day of its own goes with the English guide.
    const english = `content/${SOURCE}/${guide}.mdx`
    for (const file of texts.has(english) ? [english] : files)
      plan.set(file, setMatter(texts.get(file) ?? '', { retire: on }))
    const isLeft = (file: string) => !files.includes(file) && file !== REDIRECTS && !isQuestions(file)
    const left = mentionsIn(texts, guide).filter(({ file }) => isLeft(file))
    return { plan, removed: [], related: [], questions: 0, redirects, left }
  }
  plan.set(TOPICS, dropFromOrder(texts.get(TOPICS) ?? '', topic, slug))
  const after = new Map(texts)
  for (const file of files) after.delete(file)
  const related: string[] = []
  let questions = 0
  for (const [file, text] of after) {
    if (!text.includes(guide)) continue
    if (isQuestions(file)) {
      const asked = questionsWithout(text, file, guide, replacement)
      questions += asked.changed
      after.set(file, asked.text)
      continue
    }
    const changed = file.endsWith('.mdx') ? withoutRelated(text, file, guide, replacement) : text
    if (changed === text) continue
    after.set(file, changed)
    related.push(file)
  }
  for (const [file, text] of after) if (text !== texts.get(file) && !plan.has(file)) plan.set(file, text)
  for (const file of files) plan.set(file, null)
  const left = mentionsIn(after, guide).filter(({ file }) => file !== REDIRECTS && file !== TOPICS)
  return { plan, removed: files, related, questions, redirects, left }
}

/** What search is examined with, and learns from. */
const isQuestions = (file: string) => file.endsWith('/questions.csv')

/** A guide whose `related` names the replacement instead, or nothing where others are left; as it is where none would be. */
function withoutRelated(text: string, file: string, guide: string, replacement: string | null): string {
  const related = relatedIn(text)
  if (!related.includes(guide)) return text
  const isSelf = replacement !== null && file.endsWith(`/${replacement}.mdx`)
  const next = related.flatMap((each) => {
    if (each !== guide) return [each]
    return replacement === null || isSelf || related.includes(replacement) ? [] : [replacement]
  })
  return next.length === 0 ? text : setMatter(text, { related: next })
}

function relatedIn(text: string): string[] {
  try {
    const matter: unknown = parse(/^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '')
    if (typeof matter !== 'object' || matter === null || !('related' in matter)) return []
    return Array.isArray(matter.related) ? matter.related.map(String) : []
  } catch {
    return []
  }
}

/** Questions lead to the replacement; those it has already, and all where nothing replaces the guide, go. */
function questionsWithout(text: string, file: string, guide: string, replacement: string | null) {
  const rows = readQuestions(text, file)
  const next = rows.flatMap((row) => {
    if (row.guide !== guide) return [row]
    return replacement === null ? [] : [{ ...row, guide: replacement }]
  })
  const changed = rows.filter((row) => row.guide === guide).length
  return { text: changed === 0 ? text : writeQuestions(next), changed }
}
