import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

/**
 * A page's script that does nothing but load another one is left out, and the page loads the other by itself: a request
 * less for every reader of every page.
 */
export function oneScript(): AstroIntegration {
  return {
    name: 'one-script',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir)
        const onward = new Map<string, string>()
        for (const file of globSync('assets/*.js', { cwd: root })) {
          const [, name] = /^import\s*"\.\/([^"]+)";?\s*$/.exec(readFileSync(join(root, file), 'utf8')) ?? []
          if (name !== undefined) onward.set(`/${file.replaceAll('\\', '/')}`, `/assets/${name}`)
        }
        for (const file of globSync('**/*.html', { cwd: root })) {
          const page = readFileSync(join(root, file), 'utf8')
          const direct = page.replace(/(<script type="module" src=")([^"]+)/g, (whole, before: string, src: string) => {
            const to = onward.get(src)
            return to === undefined ? whole : `${before}${to}`
          })
          if (direct !== page) writeFileSync(join(root, file), direct)
        }
        for (const file of onward.keys()) rmSync(join(root, file))
      },
    },
  }
}
