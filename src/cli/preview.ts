import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { runAstro } from './build.ts'
import { askedWrongly, defineCommand, flag, type Outcome, text, told } from './command.ts'
import { sourceFingerprint } from './fingerprint.ts'

/** Tells a copy from a folder of somebody's own, which is never written over; what it was made of stands in it. */
const MARK = '.preview'
const FOLDER = 'preview'

export const command = defineCommand({
  name: 'preview',
  summary: 'a copy of the site with drafts, for a reviewer',
  argument: null,
  options: {
    out: text('DIR', `the folder it is made in; ${FOLDER} when not given`, 'files'),
    locale: text('LOCALE', 'the language that it is opened in', 'locales'),
    serve: flag('shows it on this machine until it is stopped'),
  },
  examples: [
    { line: 'npx guidepost preview', does: `drafts and what is scheduled, in ${FOLDER}/, not for search engines` },
    { line: 'npx guidepost preview --out review --locale es', does: 'in a folder of its own, opened in Spanish' },
    { line: 'npx guidepost preview --serve', does: 'and shows it at once' },
  ],
  ends: 'the copy could not be made',
  async run({ options }, { root, site, note }): Promise<Outcome> {
    const locale = options.locale === '' ? site.defaultLocale : options.locale
    const locales = Object.keys(site.locales)
    if (!locales.includes(locale))
      return askedWrongly(`There is no locale "${locale}".`, `Choose among ${locales.join(', ')}.`)
    const name = options.out === '' ? FOLDER : options.out
    const folder = resolve(root, name)
    if (isTaken(folder))
      return askedWrongly(
        `"${name}" holds something else than a preview.`,
        'Name a new folder with --out, so that nothing is lost.',
      )
    await makeCopy(root, folder, note)
    const start = `/${locale}/`
    if (options.serve) {
      const { servePreview } = await import('./serve-preview.ts')
      const address = await servePreview(folder, site)
      return told({ folder, address: `${address}${start}` }, [
        `The preview is shown at ${address}${start} until you stop it with Ctrl+C.`,
      ])
    }
    return told({ folder, address: start }, [
      `The preview is in ${name}/. It shows drafts and what is scheduled, and is not for the public.`,
      `See it: npx guidepost preview${options.out === '' ? '' : ` --out ${name}`} --serve, then open ${start}`,
      'Send it: put the folder on a host that asks for a password.',
    ])
  },
})

/** Whether a folder is somebody's: the published site, or anything that no preview left. */
function isTaken(folder: string): boolean {
  return existsSync(folder) && !existsSync(join(folder, MARK)) && readdirSync(folder).length > 0
}

/** Makes the copy anew, unless the one that is there was made of the same sources. */
async function makeCopy(root: string, folder: string, note: (line: string) => void): Promise<void> {
  const fingerprint = sourceFingerprint(root)
  const mark = join(folder, MARK)
  if (existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint) return
  note('Building a copy of the site with everything that is not published…')
  const fresh = join(root, '.cache', `preview-${process.pid}`)
  await runAstro(root, ['build', '--mode', 'preview', '--outDir', fresh, '--silent'])
  writeFileSync(join(fresh, MARK), fingerprint)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(folder), { recursive: true })
  renameSync(fresh, folder)
}
