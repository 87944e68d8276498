import type { Translate } from '../../core/facts.ts'
import type { Entry } from '../../core/handoff.ts'

/** A conversation as plain text, in the client's language and time. */

export interface TranscriptParts {
  t: Translate
  /** Of the namespace "messages". */
  words: Translate
  company: string
  topic: string
  entries: readonly Entry[]
  locale: string
  timeZone: string | undefined
}

export function transcriptText({ t, words, company, topic, entries, locale, timeZone }: TranscriptParts): string {
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const zone = new Intl.DateTimeFormat(locale, { timeZone }).resolvedOptions().timeZone
  const head = [t('transcript.heading', { name: company }), topic, t('transcript.zone', { zone })]
  const lines = entries.flatMap((entry) => {
    const said = saidIn(entry, t, words)
    return said === '' ? [] : [`${time.format(entry.at)}\n${said}`]
  })
  return `${head.filter((line) => line !== '').join('\n')}\n\n${lines.join('\n\n')}\n`
}

/** Empty for what is nothing to read again, such as a score. */
function saidIn({ kind, from, text, attachments }: Entry, t: Translate, words: Translate): string {
  switch (kind) {
    case 'message': {
      const files = attachments.map(({ name }) => `[${t('transcript.file', { name })}]`)
      const name = t(from === 'client' ? 'conversation.you' : 'conversation.agent')
      return `${name}:\n${[text, ...files].filter((part) => part !== '').join('\n')}`
    }
    case 'solved':
    case 'reopened':
      return t(`conversation.${kind}_line`)
    case 'merged':
      return words('merged')
    default:
      return ''
  }
}
