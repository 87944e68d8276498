import { distance } from '../../core/query.ts'
import { byGuide } from '../by-guide.ts'
import type { OnLine, Rule } from '../rule.ts'

/** Letters that pass for others, and addresses that pass for ours (Unicode Technical Standard 39). */
export const lookAlikes: Rule = {
  name: 'look-alikes',
  says: 'An address is written in plain letters, shows where it leads, and passes for none of ours; no word mixes alphabets.',
  severity: 'error',
  draftsMay: true,
  mend: null,
  check(content) {
    const { channels } = content
    const ours = channels.value ? [...channels.value.sites, ...channels.value.mail] : []
    return byGuide(
      'look-alikes',
      content,
      () => ['content/channels.yaml', 'content/outside.yaml'],
      (guide) => {
        const { links } = content.outline(guide)
        return [
          ...links.flatMap(({ line, to, text }) => linkProblems(to, text).map((text) => ({ line, text }))),
          ...guide.lines.flatMap((text, index): OnLine[] =>
            textProblems(text, ours).map((text) => ({ line: index + 1, text })),
          ),
        ]
      },
    )
  },
}

/** Signs that are not seen: zero width, and those that turn the direction of what follows. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/u
/** Those that turn what is read into something else than what is written; marks alone are right in Arabic. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u

function linkProblems(to: string, text: string): string[] {
  const address = decoded(to)
  const [, host = ''] = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)/i.exec(address) ?? []
  const shown = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/?#]\S*)?$/u.exec(text.trim())?.[1]
  if (UNSEEN.test(address)) return [`The address "${visible(to)}" holds signs that are not seen. Type it anew.`]
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that is not ASCII is meant.
  if (/[^\x00-\x7f]/.test(host) || /(?:^|\.)xn--/i.test(host))
    return [
      `The host "${host}" is written in letters that pass for others. Lead to a host in plain letters (a–z, digits, hyphens).`,
    ]
  if (shown !== undefined && host !== '' && !sameHost(shown, host))
    return [`The link shows "${shown}" and leads to "${host}". Show where it leads, or write words.`]
  return []
}

const sameHost = (one: string, other: string) => bare(one) === bare(other)
const bare = (host: string) => host.toLowerCase().replace(/^www\./, '')

function textProblems(text: string, ours: readonly string[]): string[] {
  const turning = TURNING.test(text)
    ? ['The line holds a sign that turns the direction of what follows and is not seen. Type the line anew.']
    : []
  const mixed = [...text.matchAll(/\p{L}+/gu)]
    .filter(([word]) => isMixed(word))
    .map(([word]) => `"${word}" mixes letters of two alphabets that look alike. Type the word anew.`)
  const near = [...text.matchAll(/(?<![\p{L}\p{N}@./-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu)].flatMap(([host]) => {
    const passes = passesFor(host.toLowerCase(), ours)
    return passes === null
      ? []
      : [
          `"${host}" is none of our addresses and passes for "${passes}". Write "${passes}", or put a false one you warn of in \`code\`.`,
        ]
  })
  return [...turning, ...mixed, ...near]
}

/** Latin letters beside Cyrillic or Greek ones in one word. */
function isMixed(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)
}

/** The host of ours that another one could be taken for; null when there is none. */
function passesFor(host: string, ours: readonly string[]): string | null {
  const known = ours.map((each) => each.toLowerCase())
  if (known.includes(host) || known.some((each) => host.endsWith(`.${each}`))) return null
  return known.find((each) => distance(host, each, 2) <= 2 || host.includes(each)) ?? null
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** Signs that are not seen, as their numbers. */
const visible = (text: string) =>
  text.replace(new RegExp(UNSEEN, 'gu'), (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
