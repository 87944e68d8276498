import { relative } from 'node:path'
import type { Plugin } from 'vite'
import { outlineOf } from '../../checks/outline.ts'
import { syntaxProblem } from '../../checks/rules/syntax.ts'

/**
 * While somebody writes, a text that is no MDX is told as the check tells it, with its whole path, before the compiler
 * tells it in words of its own.
 */
export function brokenGuides(root: string): Plugin {
  return {
    name: 'guidepost-broken-guides',
    apply: 'serve',
    transform: {
      order: 'pre',
      filter: { id: /[\\/]content[\\/].*\.mdx$/ },
      handler(code, id) {
        const problem = syntaxProblem(outlineOf(code), code.split('\n'))
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
