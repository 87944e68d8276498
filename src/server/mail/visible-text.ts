import EmailReplyParser from 'email-reply-parser'
import { ABOVE } from './body.ts'

/** What somebody wrote into a mail, without what it quotes and without their signature. */

/** Characters: what is longer is not read to its end. */
const LONGEST_READ = 100_000
export const LONGEST_KEPT = 20_000
/** No line of a mail's own making is longer; those of people who write no line breaks are. */
const LONGEST_LINE = 500

/**
 * At most 20,000 characters.
 * @example visibleText('Yes, please.\n\nOn Monday, Ana <ana@mail.example> wrote:\n> Shall I?') // => 'Yes, please.'
 */
export function visibleText(written: string): string {
  const text = written
    .slice(0, LONGEST_READ)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\ufeff]/g, '')
  const lines = withoutAttributions(withoutSeparated(beforeOurs(text.split('\n'))))
  return parsed(lines)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, LONGEST_KEPT)
}

/** What the parser knows of signatures and quotes. It is slow on long lines, and they are none of either: they are set aside. */
function parsed(lines: readonly string[]): string {
  const short = lines.map((line, place) => (line.length > LONGEST_LINE ? `\ue000${place}\ue000` : line))
  // Nothing is lost of several blank or quoted lines in a row but the time that they take.
  const few = short.filter((line, place) => {
    const before = short[place - 1]
    return !(isBlank(line) && isBlank(before)) && !(isQuoted(line) && isQuoted(before))
  })
  const visible = new EmailReplyParser().read(few.join('\n').slice(0, LONGEST_KEPT)).getVisibleText()
  return visible.replace(/\ue000(\d+)\ue000/g, (_, place) => lines[Number(place)] ?? '')
}

const isBlank = (line: string | undefined) => line?.trim() === ''
const isQuoted = (line: string | undefined) => line?.trimStart().startsWith('>') === true

/** Everything above our own line, where it is not marked as a quote; and without the header that stands on top of the quoted mail. */
function beforeOurs(lines: readonly string[]): readonly string[] {
  const ours = lines.findIndex((line) => !/^\s*[>|]/.test(line) && ABOVE.test(line))
  if (ours === -1) return lines
  const above = lines.slice(0, ours)
  // "From:", "Sent:", "To:", in whatever language: several short names with colons in a row.
  let from = above.length
  while (from > 0 && (isBlank(above[from - 1]) || HEADER.test(above[from - 1] ?? ''))) from -= 1
  const isHeader = above.slice(from).filter((line) => HEADER.test(line)).length >= 3
  const kept = isHeader ? above.slice(0, from) : above
  return kept.slice(0, kept.length - attributionAtEnd(kept))
}

const HEADER = /^\s*\*{0,2}[\p{L}][\p{L}\p{M} -]{0,24}\*{0,2}\s?[:：]/u

/** A line such as "-----Original Message-----" or a row of underscores, with a mail's header below it. */
function withoutSeparated(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex(
    (line, place) =>
      line.length <= LONGEST_LINE &&
      /^\s*(?:-{3,}.*-{3,}|_{10,})\s*$/.test(line) &&
      lines.slice(place + 1, place + 6).filter((below) => HEADER.test(below)).length >= 2,
  )
  return at === -1 ? lines : lines.slice(0, at)
}

/** "On Monday, somebody wrote:" in any language: a few lines with a time and an address or a colon, right above a quote. */
function withoutAttributions(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (const line of lines) {
    if (isQuoted(line) && !isQuoted(kept.at(-1))) kept.length -= attributionAtEnd(kept)
    kept.push(line)
  }
  return kept
}

/** Lines: mail programs break a long attribution. */
const LONGEST_ATTRIBUTION = 3

/** How many lines at the end are an attribution, with the blank ones below it. */
function attributionAtEnd(lines: readonly string[]): number {
  let blank = 0
  while (blank < 3 && isBlank(lines.at(-1 - blank))) blank += 1
  for (let count = 1; count <= LONGEST_ATTRIBUTION; count += 1) {
    const end = lines.length - blank
    if (count > end) return 0
    const before = lines[end - count - 1]
    const said = lines.slice(end - count, end).join(' ')
    if (isAttribution(said) && (before === undefined || isBlank(before) || isQuoted(before))) return count + blank
  }
  return 0
}

const LONGEST_SAID = 300

function isAttribution(text: string): boolean {
  if (text.length > LONGEST_SAID) return false
  const hasTime = /\d{1,2}[:.h時시点]\s?\d{2}|\d{4}/u.test(text)
  const endsOpen = /[:：]\s*\*?$/u.test(text.trim())
  const namesAddress = /[^\s<>]@[^\s<>]/.test(text)
  return (endsOpen && (hasTime || namesAddress)) || (hasTime && namesAddress)
}
