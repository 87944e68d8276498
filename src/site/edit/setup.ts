import { globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parse } from 'yaml'
import type { EditorHost, EditorSetup } from '../../browser/edit/setup.ts'
import { readTimedGuides } from '../../checks/timed-guides.ts'
import { type EditorBackend, graphqlAt } from '../../core/editor-backend.ts'
import { type Facts, factsFile, formatFact } from '../../core/facts.ts'
import { DIAGRAMS, frontMatter } from '../../core/guide.ts'
import { SOURCE } from '../../core/guide-path.ts'
import { showingOf } from '../../core/showing.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { nameOf, termsFile } from '../../core/terms.ts'
import { createTranslate, type Texts } from '../../core/text.ts'
import { topicsFile } from '../../core/topics.ts'
import { editorBlocks, editorConfig } from './editor-config.ts'
import type { Choices } from './fields.ts'

/**
 * Reads what the editor is told, of the files as they are now.
 * @param now ms since the epoch
 */
export function editorSetup(root: string, site: SiteConfig, now: number): EditorSetup {
  const readYaml = (name: string): unknown => parse(readFileSync(join(root, 'content', name), 'utf8'))
  const readTexts = (name: string): Texts =>
    JSON.parse(readFileSync(join(root, 'locales', SOURCE, `${name}.json`), 'utf8'))
  const words = (name: string) => createTranslate(readTexts(name), SOURCE)
  const topicWords = words('topics')
  const topics = new Map(
    Object.keys(topicsFile.parse(readYaml('topics.yaml'))).map((topic) => [topic, topicWords(`${topic}.title`)]),
  )
  const terms = termsFile.parse(readYaml('terms.yaml'))
  const locales = Object.keys(site.locales)
  const factWords = words('facts')
  const drawings = words('diagrams')
  const choices: Choices = {
    ...factChoices(factsFile.parse(readYaml('facts.yaml')), factWords),
    // The published editor lies among the published files, which anybody may ask for: it names no guide before its time.
    guide: guideChoices(root, site.editor ? publicIn(root, now) : null),
    diagram: DIAGRAMS.map((value) => ({ label: drawings(`${value}.caption`), value })),
    term: Object.keys(terms).map((value) => ({ label: `${nameOf(terms, value, SOURCE) ?? value} (${value})`, value })),
  }
  return {
    config: editorConfig({
      name: site.name,
      url: site.url,
      locales: [SOURCE, ...locales.filter((locale) => locale !== SOURCE)],
      source: SOURCE,
      topics,
      choices,
      backend: site.editor,
      folder: basename(resolve(root)),
    }),
    host: site.editor && hostOf(site.editor),
    blocks: editorBlocks(choices),
    terms: Object.fromEntries(
      Object.keys(terms).map((term) => [
        term,
        Object.fromEntries(
          locales.flatMap((locale) => {
            const name = nameOf(terms, term, locale)
            return name === null ? [] : [[locale, name]]
          }),
        ),
      ]),
    ),
    defaults: defaultsOf(),
  }
}

function hostOf(editor: EditorBackend): EditorHost {
  const { kind, repo, branch } = editor
  return { kind, repo, branch, graphql: graphqlAt(editor) }
}

/** The facts with what they say today, and their subjects and measures. */
function factChoices(facts: Facts, words: ReturnType<typeof createTranslate>): Choices {
  const measures = [...new Set(Object.values(facts).flatMap((measured) => Object.keys(measured)))]
  return {
    fact: Object.entries(facts).flatMap(([subject, measured]) =>
      Object.entries(measured).map(([measure, fact]) => ({
        label: `${words(`subject.${subject}`)}, ${words(`measure.${measure}`)}: ${formatFact(fact, SOURCE, words)} (${subject}.${measure})`,
        value: `${subject}.${measure}`,
      })),
    ),
    subject: Object.keys(facts).map((value) => ({ label: words(`subject.${value}`), value })),
    measure: measures.map((value) => ({ label: words(`measure.${value}`), value })),
  }
}

/** The English guides that readers get at a moment. */
function publicIn(root: string, now: number): ReadonlySet<string> {
  const timed = readTimedGuides(root, [SOURCE])
  return new Set(timed.filter((one) => showingOf(one, now) === 'public').map(({ guide }) => guide))
}

/** The English guides by their titles. @param only null for all */
function guideChoices(root: string, only: ReadonlySet<string> | null): { label: string; value: string }[] {
  const folder = join(root, 'content', SOURCE)
  return globSync('*/*.mdx', { cwd: folder })
    .sort()
    .map((file) => file.replaceAll('\\', '/').replace(/\.mdx$/, ''))
    .filter((value) => only === null || only.has(value))
    .map((value) => {
      const [, title = value] = /^title: *(.+)$/m.exec(readFileSync(join(folder, `${value}.mdx`), 'utf8')) ?? []
      return { label: `${String(parse(title))} (${value})`, value }
    })
}

function defaultsOf(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(frontMatter.shape).flatMap(([name, schema]) => {
      const usual = schema.safeParse(undefined)
      return usual.success ? [[name, usual.data]] : []
    }),
  )
}
