import type { Reply } from '../../core/replies.ts'

/** Canned replies: fetched by language, and found by what an agent types after "/". */

/**
 * The replies that fit, in their order: those of the topic first, then those for every topic; those of other topics only when
 * a word asks for them.
 */
export function matchingReplies(replies: readonly Reply[], topic: string, query: string): Reply[] {
  const wanted = folded(query)
  const isMeant = ({ id, text }: Reply) =>
    folded(id.replaceAll('-', ' ')).includes(wanted) || folded(text).includes(wanted)
  const rank = ({ topics }: Reply) => (topics.includes(topic) ? 0 : topics.length === 0 ? 1 : 2)
  const found = replies.filter((reply) => wanted === '' || isMeant(reply)).sort((a, b) => rank(a) - rank(b))
  return wanted === '' && topic !== '' ? found.filter((reply) => rank(reply) < 2) : found
}

function folded(text: string): string {
  return text.toLocaleLowerCase().replaceAll('-', ' ').trim()
}

/**
 * What stands between a "/" at the beginning of a word and the caret, on the same line; null when there is none.
 * @example slashQuery('Hello /clos', 11) // => { from: 6, query: 'clos' }
 */
export function slashQuery(text: string, caret: number): { from: number; query: string } | null {
  const match = /(?:^|\s)\/([^/\n]{0,40})$/.exec(text.slice(0, caret))
  if (!match) return null
  const [, query = ''] = match
  return { from: caret - query.length - 1, query }
}

/** ms until replies that could not be had may be asked for again. */
const PAUSE = 10_000

/** Fetches each language's replies once; null while they are on their way or cannot be had. */
export function createReplyBook(changed: () => void): { of(locale: string): readonly Reply[] | null } {
  const known = new Map<string, readonly Reply[] | null>()

  async function read(locale: string): Promise<void> {
    known.set(locale, null)
    try {
      const response = await fetch(`/desk/replies/${locale}.json`)
      const replies: Reply[] = response.ok ? await response.json() : []
      known.set(locale, replies)
      changed()
    } catch {
      setTimeout(() => known.delete(locale), PAUSE)
    }
  }

  return {
    of(locale) {
      if (!known.has(locale)) void read(locale)
      return known.get(locale) ?? null
    },
  }
}
