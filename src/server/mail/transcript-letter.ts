import { type Entry, entryForClient } from '../../core/handoff.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import type { Block } from './body.ts'
import type { Occasion, Stationery } from './letter.ts'
import type { Translations } from './mail-texts.ts'
import { safeText } from './safe-text.ts'

/** A conversation to keep: what either side said, with its times, and nothing of what staff note. */
export function transcriptBlocks(occasion: Occasion, { site }: Stationery, t: Translations, locale: string): Block[] {
  const { mail, entries } = occasion
  const time = timeIn(locale, site)
  const lines = entries
    .flatMap((entry) => (entry.at <= mail.madeAt ? (entryForClient(entry) ?? []) : []))
    .flatMap((entry): Block[] => {
      const text = textOf(entry, t)
      if (text === '') return []
      return [
        {
          kind: 'said',
          who: t.mail(entry.from === 'client' ? 'transcript.you' : 'transcript.agent'),
          time: time(entry.at),
          text,
        },
      ]
    })
  return [
    { kind: 'text', text: t.mail('transcript.lead', { name: site.name, time: time(mail.madeAt) }) },
    ...lines,
    { kind: 'soft', text: t.mail('promise') },
  ]
}

function textOf({ kind, text, attachments }: Entry, t: Translations): string {
  switch (kind) {
    case 'message': {
      const files = attachments.map(({ name }) => name).join(', ')
      return [safeText(text), files === '' ? '' : t.mail('attached', { files })]
        .filter((part) => part !== '')
        .join('\n')
    }
    case 'solved':
    case 'reopened':
      return t.mail(`transcript.${kind}`)
    case 'rated':
      return t.mail('transcript.rated', { score: text })
    default:
      return ''
  }
}

/** By the clocks of the desk that answers in the language, and named, as a mail is read anywhere. */
function timeIn(locale: string, site: SiteConfig): (at: number) => string {
  const timeZone = site.hours.find(({ locales }) => locales.includes(locale))?.timeZone ?? 'UTC'
  const format = new Intl.DateTimeFormat(locale, {
    ...{ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZone,
    timeZoneName: 'short',
  } as const)
  return (at) => format.format(at)
}
