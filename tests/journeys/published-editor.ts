import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { EditorBackend } from '../../src/core/editor-backend.ts'
import { site } from '../../src/site.config.ts'
import { ALL_AT_ONCE, refusedByPolicy, serveEditor } from './editor-page.ts'
import { playGithub } from './played-github.ts'
import { playGitlab } from './played-gitlab.ts'
import { HOST, type PlayedHost, REPOSITORY, WRITER } from './played-host.ts'
import { openRepository, type Repository } from './played-repository.ts'

/** The editor of the published site, with a topic's guides in a repository at a played host. */

export const TOPIC = 'fiat-funding'
export const MAIN = 'main'

const ROOT = resolve(import.meta.dirname, '../..')
const before = new Map(
  globSync(`content/*/${TOPIC}/*.mdx`, { cwd: ROOT }).map((file) => [file, readFileSync(join(ROOT, file))] as const),
)

interface At {
  name: string
  editor: EditorBackend
  play: (page: Page, repository: Repository, base: string) => Promise<PlayedHost>
}
const EDITOR = { repo: REPOSITORY, branch: MAIN, authUrl: '', appId: '' }
export const GITHUB: At = {
  name: 'GitHub',
  editor: { ...EDITOR, kind: 'github', apiUrl: `${HOST}/api/v3` },
  play: playGithub,
}
export const GITLAB: At = {
  name: 'GitLab',
  editor: { ...EDITOR, kind: 'gitlab', apiUrl: `${HOST}/api/v4` },
  play: playGitlab,
}

interface Opened {
  host: PlayedHost
  repository: Repository
  /** What went wrong, whether somebody was told or not: calls no host understands, other hosts, what the policy refused. */
  wrong: { mistakes: string[]; foreign: string[]; refused: string[] }
}
export const NOTHING: Opened['wrong'] = { mistakes: [], foreign: [], refused: [] }

/** Opens the guides of the topic as the server has them, before a host. */
export async function openPublished(page: Page, built: { folder: string }, { editor, play }: At): Promise<Opened> {
  const repository = openRepository(before, MAIN)
  const refused = refusedByPolicy(page)
  const foreign = await serveEditor(page, built, { origin: site.url, editor })
  const host = await play(page, repository, MAIN)
  // Depending on how fast the page is, it offers to restore what it has just saved.
  await page.addInitScript(() => localStorage.setItem('sveltia-cms.prefs', JSON.stringify({ useDraftBackup: false })))
  await page.setViewportSize(ALL_AT_ONCE)
  await page.goto(`${site.url}/edit/#/collections/${TOPIC}`)
  return { host, repository, wrong: { mistakes: host.mistakes, foreign, refused } }
}

/** Opens them, and signs in with a token. */
export async function openSignedIn(
  page: Page,
  built: { folder: string },
  at: At,
  token: string = WRITER.token,
): Promise<Opened> {
  const opened = await openPublished(page, built, at)
  await page.getByRole('button', { name: 'Sign In Using Access Token' }).click()
  await page.getByRole('textbox', { name: 'Personal Access Token' }).fill(token)
  await page.getByRole('button', { name: 'Sign In', exact: true }).click()
  return opened
}

/** A guide in the list of its topic. */
export const rowOf = (page: Page, title: string) => page.getByRole('row', { name: title })

/** A file as it is on a branch; empty where it is not there. */
export const textOf = (repository: Repository, branch: string, path: string) =>
  repository.head(branch)?.files.get(path)?.toString('utf8') ?? ''

/** The files that a branch changes, as they are there. */
export function draftedOn(repository: Repository, branch: string): Map<string, string> {
  const paths = [...repository.changed(branch, MAIN).keys()]
  return new Map(paths.map((path) => [path, textOf(repository, branch, path)]))
}

/** What the guide that is edited says. */
export const textField = (page: Page) => page.locator('[data-locale="en"] .lexical-root').first()

/** Writes on behind a sentence. */
export async function writeBehind(page: Page, sentence: string, more: string): Promise<void> {
  await textField(page).getByText(sentence).click()
  await page.keyboard.press('End')
  await page.keyboard.type(more)
}
