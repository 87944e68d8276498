import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { words } from '../core/query.ts'
import { type Redirects, redirectsFile } from '../core/redirects.ts'
import type { Texts } from '../core/text.ts'
import { topicsFile } from '../core/topics.ts'
import { MAIL_NAMESPACES, type MailNamespace, type TextsOfMail } from './mail/mail-texts.ts'
import type { ServerParts } from './server.ts'

const wordLists = z.object({
  stopWords: z.array(z.string()).default([]),
  synonyms: z.array(z.array(z.string())).default([]),
})

/** What the server reads from a checkout besides the built site. */
export function readParts(root: string): Pick<
  ServerParts,
  'stopWords' | 'synonyms' | 'signInTexts' | 'topics' | 'fields' | 'redirects'
> & {
  insightsTexts: Map<string, Texts>
  mailTexts: TextsOfMail
} {
  const stopWords = new Map<string, Set<string>>()
  const synonyms = new Map<string, string[][]>()
  const signInTexts = new Map<string, Texts>()
  const insightsTexts = new Map<string, Texts>()
  const mailTexts = new Map<string, Record<MailNamespace, Texts>>()
  const folder = join(root, 'locales')
  for (const locale of readdirSync(folder)) {
    const search = join(folder, locale, 'search.json')
    const texts = join(folder, locale, 'sign-in.json')
    if (existsSync(search)) {
      const { stopWords: small, synonyms: alike } = wordLists.parse(JSON.parse(readFileSync(search, 'utf8')))
      stopWords.set(locale, new Set(small.flatMap((word) => words(word, locale))))
      synonyms.set(
        locale,
        alike.map((group) => group.map((entry) => words(entry, locale).join(' '))),
      )
    }
    const insights = join(folder, locale, 'insights.json')
    if (existsSync(texts)) signInTexts.set(locale, JSON.parse(readFileSync(texts, 'utf8')))
    const [mail = {}, fieldTexts = {}, topicTexts = {}] = MAIL_NAMESPACES.map((name): Texts => {
      const file = join(folder, locale, `${name}.json`)
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
    })
    mailTexts.set(locale, { mail, fields: fieldTexts, topics: topicTexts })
    if (existsSync(insights)) insightsTexts.set(locale, JSON.parse(readFileSync(insights, 'utf8')))
  }
  const known = readData(root, 'content/topics.yaml', topicsFile)
  const topics = Object.keys(known)
  const fields = new Map(Object.entries(known).map(([topic, { fields }]) => [topic, fields]))
  return { stopWords, synonyms, signInTexts, insightsTexts, mailTexts, topics, fields, redirects: readRedirects(root) }
}

function readRedirects(root: string): Redirects {
  const file = 'content/redirects.yaml'
  return existsSync(join(root, file)) ? readData(root, file, redirectsFile) : {}
}

function readData<S extends z.ZodType>(root: string, file: string, schema: S): z.infer<S> {
  try {
    return schema.parse(parse(readFileSync(join(root, file), 'utf8')) ?? {})
  } catch (cause) {
    throw new Error(`${file} cannot be used. See the line and how to mend it: npx guidepost check`, { cause })
  }
}
