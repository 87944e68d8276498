import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { type Outline, outlineOf } from '../../checks/outline.ts'
import { unshowable } from '../../checks/rules/components.ts'
import { syntaxProblem } from '../../checks/rules/syntax.ts'

/**
 * While somebody writes, a text that is no MDX, or uses a component so that it cannot be shown, is told as the check tells
 * it, with its whole path, before the compiler tells it in words of its own.
 */
export function brokenGuides(root: string): Plugin {
  return {
    name: 'guidepost-broken-guides',
    apply: 'serve',
    transform: {
      order: 'pre',
      filter: { id: /[\\/]content[\\/].*\.mdx$/ },
      handler(code, id) {
        const outline = outlineOf(code)
        const problem = syntaxProblem(outline, code.split('\n')) ?? unshowableIn(outline)
        if (problem === null) return
        const { line, text } = problem
        const error = new Error(`${relative(root, id).replaceAll('\\', '/')}:${line} ${text}`)
        // Where it was thrown helps no writer.
        error.stack = ''
        throw Object.assign(error, { loc: { file: id, line, column: 0 } })
      },
    },
  }
}

function unshowableIn({ tags }: Outline): { line: number; text: string } | null {
  const [problem] = tags.flatMap((tag) => unshowable(tag).map((text) => ({ line: tag.line, text })))
  return problem ?? null
}
