import { frontMatter } from '../../core/guide.ts'
import { askedWrongly, type Context, type Wrong } from '../command.ts'

/** What a new guide cannot do without: taken from the options, else asked for at a terminal. */

const FIELDS = ['title', 'scope', 'answer', 'owner'] as const
type Field = (typeof FIELDS)[number]

export type Wishes = Record<Field, string>

const ASKS: Readonly<Record<Field, string>> = {
  title: 'Title (the heading of the page): ',
  scope: 'Scope (one line that tells whether this is the right guide): ',
  answer: 'Answer (in one sentence; figures as {{subject.measure}}): ',
  owner: 'Owner (the team that answers for it): ',
}

/** @param phrases those that are known already; more are asked for when there are none */
export async function askForMissing(
  wishes: Wishes,
  phrases: readonly string[],
  { ask, note }: Pick<Context, 'ask' | 'note'>,
): Promise<(Wishes & { phrases: string[] }) | Wrong> {
  const filled: Wishes = { title: '', scope: '', answer: '', owner: '' }
  const missing: string[] = []
  for (const field of FIELDS) {
    const given = wishes[field].trim()
    const wrong = given === '' ? null : problemOf(field, given)
    if (wrong !== null) return askedWrongly(`--${field} ${wrong}.`, `It is "${given}".`)
    if (given !== '') filled[field] = given
    else if (ask === null) missing.push(`--${field} "…"`)
    else filled[field] = await askFor(field, ask, note)
  }
  const typed = [...phrases]
  if (typed.length === 0 && ask === null) missing.push('--phrase "…"')
  else if (typed.length === 0 && ask !== null) typed.push(...(await askForPhrases(ask)))
  return missing.length === 0
    ? { ...filled, phrases: typed.map((phrase) => phrase.slice(0, 80)) }
    : askedWrongly(
        `A guide needs more than that: ${missing.map((option) => option.slice(2, -4)).join(', ')}.`,
        `Add ${missing.join(' ')}, or run it at a terminal, where it asks.`,
      )
}

type Ask = NonNullable<Context['ask']>

/** Asks until the answer can be used. */
async function askFor(field: Field, ask: Ask, note: Context['note']): Promise<string> {
  for (;;) {
    const said = (await ask(ASKS[field])).trim()
    const wrong = said === '' ? 'must not be empty' : problemOf(field, said)
    if (wrong === null) return said
    note(`It ${wrong}.`)
  }
}

async function askForPhrases(ask: Ask): Promise<string[]> {
  const said: string[] = []
  for (;;) {
    const phrase = (
      await ask(said.length === 0 ? 'What people type who need it (empty when done): ' : '  another: ')
    ).trim()
    if (phrase === '') return said
    said.push(phrase)
  }
}

/** What the front matter has against a value; null when nothing. */
function problemOf(field: Field, value: string): string | null {
  const read = frontMatter.shape[field].safeParse(value)
  return read.success ? null : (read.error.issues[0]?.message ?? 'cannot be used')
}
