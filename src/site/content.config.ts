import { defineCollection } from 'astro:content'
import { fileURLToPath } from 'node:url'
import { glob, type Loader } from 'astro/loaders'
import { frontMatter } from '../core/guide.ts'
import { goalsMatter } from '../core/quarter.ts'
import { site } from '../site.config.ts'
import { contentProblems, describeProblems } from './content-problems.ts'

const files = glob({
  base: './content',
  pattern: ['*/*/*.mdx', '!reports/**'],
  generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
})

/** The guides, after everything in `content/` was checked: a wrong file stops the build with its line and its mending. */
const checked: Loader = {
  name: 'guides',
  async load(context) {
    const problems = contentProblems(fileURLToPath(context.config.root), Object.keys(site.locales))
    if (problems.length > 0) {
      const report = describeProblems(problems)
      // In dev the writer goes on writing: told, not stopped.
      if (!context.watcher) throw new Error(report)
      context.logger.error(report)
    }
    await files.load(context)
  },
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
