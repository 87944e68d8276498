import { OWNERS, UNWRITTEN } from '../../core/guide.ts'
import { TODO } from '../../core/left-to-write.ts'
import { type Matter, writeMatter } from '../articles/fill-matter.ts'

/** The file of a new guide: a draft with its sections, in which everything that is still to be written says TODO. */

/** What a writer says of a guide before it is written. */
export interface Wish {
  /** "topic/slug" */
  guide: string
  title: string
  scope: string
  answer: string
  owner: string
  phrases: readonly string[]
  /** Best first. */
  related: readonly string[]
  /** A remark for the writer, such as where the guide comes from; empty for none. */
  remark: string
  /** As 2026-11-30. */
  today: string
  /** The headings that guides of this language share. */
  headings: readonly string[]
}

const FEWEST = 8
const MOST = 15

export function writeGuide(wish: Wish): string {
  const { guide, title, scope, answer, owner, phrases, related, remark, today } = wish
  const matter: Matter = {
    title,
    scope,
    answer,
    glance: { time: UNWRITTEN, cost: UNWRITTEN, need: UNWRITTEN },
    phrases: [...phrases.slice(0, MOST), ...missingPhrases(guide, phrases.length)],
    related: related.slice(0, 4),
    owner: OWNERS.find((known) => known === owner) ?? 'client-services',
    updated: today,
    reviewed: today,
    reviewEvery: 90,
    draft: true,
  }
  // In the front matter a remark is read by writers alone: no rule takes its figures for prose.
  const said = remark === '' ? '' : `${remark.replace(/^/gm, '# ').replace(/ +$/gm, '')}\n`
  return `---\n${said}${writeMatter(matter).slice('---\n'.length)}\n${bodyOf(wish)}`
}

/** A guide has eight phrases at least; those that nobody knows yet are told apart by their guide. */
function missingPhrases(guide: string, given: number): string[] {
  return Array.from({ length: Math.max(0, FEWEST - given) }, (_, place) => `${TODO} ${guide} ${given + place + 1}`)
}

function bodyOf({ headings }: Wish): string {
  const [first, ...others] = headings
  const steps = [`## ${TODO}`, '', '<Steps>', '', `1. ${TODO}`, '', '</Steps>'].join('\n')
  const section = (title: string) => `## ${title}\n\n{/* ${TODO} */}`
  return [...(first === undefined ? [] : [section(first)]), steps, ...others.map(section)].join('\n\n').concat('\n')
}
