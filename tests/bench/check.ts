import { appendFileSync, cpSync, existsSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findings } from '../../src/checks/findings.ts'
import { site } from '../../src/site.config.ts'
import { timed } from './time.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const LOCALES = Object.keys(site.locales)
const ROUNDS = 5

/** A copy of the content in which every guide is in every language: what is not translated is there in English. */
function wholeContent(): { root: string; guides: number } {
  const root = mkdtempSync(join(tmpdir(), 'guidepost-check-'))
  for (const part of ['content', 'locales', 'src/checks', 'src/core'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  const guides = globSync('*/*.mdx', { cwd: join(root, 'content/en') })
  for (const locale of LOCALES)
    for (const guide of guides) {
      const file = join(root, 'content', locale, guide)
      if (existsSync(file)) continue
      mkdirSync(dirname(file), { recursive: true })
      cpSync(join(root, 'content/en', guide), file)
    }
  return { root, guides: guides.length * LOCALES.length }
}

/** `npx guidepost check` on 768 guides: the first time, again, and after one guide was saved. */
export async function check(): Promise<string[]> {
  const { root, guides } = wholeContent()
  const run = () => findings(root, { site, guide: null, locale: null, now: Date.now() })
  try {
    const cold = await timed(1, run)
    const warm = await timed(ROUNDS, run)
    const saved = await timed(ROUNDS, () => {
      appendFileSync(join(root, 'content/en/trading/staking.mdx'), '\nOne more line.\n')
      return run()
    })
    const ms = (time: number) => `${Math.round(time)} ms`
    return [
      `${guides} guides by all rules, nothing known yet   ${ms(cold)}`,
      `again, nothing changed                       ${ms(warm)}   ${(cold / warm).toFixed(0)} times as fast`,
      `after the English guide of one was saved     ${ms(saved)}   ${(cold / saved).toFixed(0)} times as fast`,
    ]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
