import type { Translate } from '../../core/facts.ts'
import type { Packet } from '../../core/handoff.ts'
import { titleOf } from './packet.ts'

/** The hand-off by mail, where no server answers: the same question and packet as a text. */

export interface Mail {
  to: string
  subject: string
  body: string
}

export interface MailParts {
  to: string
  company: string
  /** The topic's and the language's names, as the reader sees them. */
  topic: string
  language: string
  question: string
  packet: Packet
  /** Our number of it. */
  conversation: string
}

/** Mail programs and systems cut longer links; 2,000 is what the oldest still take. */
const LONGEST_LINK = 1900

export function composeMail(parts: MailParts, t: Translate): Mail {
  const { to, company, topic, language, question, packet, conversation } = parts
  const searches = packet.searches.map(({ query, results, opened }) => {
    const titles = opened.map((guide) => titleOf(guide, packet.guides)).join(', ')
    const outcome = results === 0 ? t('packet.results_zero') : t('packet.results', { count: results })
    return `- ${query} (${outcome}${titles === '' ? '' : `, ${t('packet.opened', { titles })}`})`
  })
  const guides = packet.guides.map(({ title, helpful }) => `- ${title} (${t(`packet.${voteKey(helpful)}`)})`)
  const sections = [
    `${t('mail.question')}:\n${question.trim()}`,
    `${t('mail.topic')}: ${topic}\n${t('mail.language')}: ${language}`,
    searches.length > 0 ? `${t('mail.searches')}:\n${searches.join('\n')}` : '',
    guides.length > 0 ? `${t('mail.guides')}:\n${guides.join('\n')}` : '',
    packet.page === '' ? '' : `${t('mail.page')}: ${packet.page}`,
    `[${conversation}]`,
  ]
  return {
    to,
    // In the subject too, where it is never cut and stays in every answer.
    subject: `${t('mail.subject', { topic, name: company })} [${conversation}]`,
    body: sections.filter((section) => section !== '').join('\n\n'),
  }
}

/**
 * The link that opens the reader's mail program (RFC 6068); a text too long for a link is cut where a character ends
 * and says so with `cut`.
 * @example mailLink({ to: 'a@b.example', subject: 'Hi', body: 'x' }, '…') // => 'mailto:a@b.example?subject=Hi&body=x'
 */
export function mailLink({ to, subject, body }: Mail, cut: string): string {
  const link = (text: string) =>
    `mailto:${encodeURIComponent(to).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  if (link(body).length <= LONGEST_LINK) return link(body)
  const signs = [...body]
  let fits = 0
  for (let step = 2 ** Math.floor(Math.log2(signs.length)); step >= 1; step /= 2) {
    const text = signs.slice(0, fits + step).join('')
    if (fits + step <= signs.length && link(`${text}\n${cut}`).length <= LONGEST_LINK) fits += step
  }
  return link(`${signs.slice(0, fits).join('')}\n${cut}`)
}

export function voteKey(helpful: boolean | null): 'voted_yes' | 'voted_no' | 'voted_none' {
  return helpful === null ? 'voted_none' : helpful ? 'voted_yes' : 'voted_no'
}
