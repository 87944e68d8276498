import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { parse } from 'yaml'
import { readTimedGuides } from '../checks/timed-guides.ts'
import { guideAt } from '../core/guide-path.ts'
import { addressKey, type Redirects, redirectsAt, redirectsBy, redirectsFile } from '../core/redirects.ts'
import { goneGuides, publicGuides } from '../core/showing.ts'
import { site } from '../site.config.ts'

/** What the build leaves for the server: old path → path of today, those that end in `*` too. */
const FILE = 'redirects.json'

/**
 * Everything of a build that depends on the clock begins at one moment: `BUILT_AT`. Guides that were retired until then
 * lead on, each with a page that a file host can answer.
 */
export function publishing(): AstroIntegration {
  const builtAt = Date.now()
  return {
    name: 'publishing',
    hooks: {
      'astro:config:setup': ({ config, command, updateConfig }) => {
        const root = fileURLToPath(config.root)
        updateConfig({
          // While somebody writes, a retired guide is shown with its label.
          redirects: staticRedirects(command === 'dev' ? redirectsOf(root, 0) : redirectsOf(root, builtAt)),
          vite: { define: { BUILT_AT: JSON.stringify(builtAt) } },
        })
      },
      'astro:build:done': ({ dir }) => {
        const redirects = redirectsOf(process.cwd(), builtAt)
        writeFileSync(join(fileURLToPath(dir), FILE), JSON.stringify(redirects))
        writePlainMoves(fileURLToPath(dir), redirects)
      },
    },
  }
}

/** Where a guide's Markdown was, a file host answers with a line that says where it is now. */
function writePlainMoves(dist: string, redirects: Redirects): void {
  const leads = redirectsBy(redirects)
  for (const from of Object.keys(staticRedirects(redirects))) {
    const guide = guideAt(from)
    const to = guide === null ? null : leads(`${from}.md`)
    if (to === null) continue
    const file = join(dist, `${from}.md`)
    mkdirSync(dirname(file), { recursive: true })
    // A language that has no text of its own has a page, and no Markdown.
    const there = existsSync(join(dist, to)) ? to : to.replace(/\.md$/, '/')
    writeFileSync(file, `→ <${new URL(there, site.url)}>\n`)
  }
}

/**
 * The redirects of a moment, ms since the epoch. A file that cannot be used has none: the check of `content/` stops the
 * build and names the line.
 */
export function redirectsOf(root: string, at: number): Redirects {
  const locales = Object.keys(site.locales)
  const guides = readTimedGuides(root, locales)
  return redirectsAt(readRedirects(root), { locales, shown: publicGuides(guides, at), gone: goneGuides(guides, at) })
}

function readRedirects(root: string): Redirects {
  const file = join(root, 'content', 'redirects.yaml')
  if (!existsSync(file)) return {}
  try {
    const read = redirectsFile.safeParse(parse(readFileSync(file, 'utf8')) ?? {})
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

/** The old addresses that a file host can answer; those that end in `*` need the server. */
export function staticRedirects(redirects: Redirects): Redirects {
  return Object.fromEntries(
    // Brackets would be a parameter of the route.
    Object.entries(redirects).flatMap(([from, to]) => (/[*[\]]/.test(from) ? [] : [[addressKey(from), to]])),
  )
}
