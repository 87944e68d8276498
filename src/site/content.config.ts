import { defineCollection } from 'astro:content'
import { fileURLToPath } from 'node:url'
import { glob, type Loader } from 'astro/loaders'
import { describeProblems } from '../checks/check.ts'
import { findings } from '../checks/findings.ts'
import { describeEditorProblems, editorProblems } from '../core/editor-backend.ts'
import { frontMatter } from '../core/guide.ts'
import { describeHoursProblems, hoursProblems } from '../core/hours-problems.ts'
import { goalsMatter } from '../core/quarter.ts'
import { site } from '../site.config.ts'
import { readTopics } from './data.ts'
import { isPreview } from './preview.ts'

const files = glob({
  base: './content',
  pattern: ['*/*/*.mdx', '!reports/**'],
  generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
})

/** The guides, after everything in `content/` was checked: a wrong file stops the build with its line and its mending. */
const checked: Loader = {
  name: 'guides',
  async load(context) {
    const report = await whatIsWrong(fileURLToPath(context.config.root))
    if (report !== '') {
      // In a preview the writer goes on writing, and who reviews a guide sees what is to be mended: told, not stopped.
      if (!context.watcher && !isPreview) throw new Error(report)
      context.logger.error(report)
    }
    await files.load(context)
  },
}

/** What stops a build, as it is printed; empty when all is well. Hours name topics, so that content comes first. */
async function whatIsWrong(root: string): Promise<string> {
  const locales = Object.keys(site.locales)
  const found = await findings(root, { site, guide: null, locale: null, now: Date.now() })
  const errors = found.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return describeProblems(errors)
  const hours = hoursProblems(site.hours, { locales, topics: Object.keys(readTopics()) })
  if (hours.length > 0) return describeHoursProblems(hours)
  const editor = editorProblems(site.editor)
  return editor.length > 0 ? describeEditorProblems(editor) : ''
}

/** Goals for the quarter after a report's: `<quarter>.mdx` in English, `<locale>/<quarter>.mdx` in other languages. */
const goals = glob({
  base: './content/reports',
  pattern: ['*.mdx', '*/*.mdx'],
  generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
})

export const collections = {
  guides: defineCollection({ loader: checked, schema: frontMatter }),
  goals: defineCollection({ loader: goals, schema: goalsMatter }),
}
