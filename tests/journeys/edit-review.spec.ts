import { expect, test } from '@playwright/test'
import { editorAddress } from '../../src/browser/insights/editor-address.ts'
import { site } from '../../src/site.config.ts'
import { builtEditor, declareChange, saveButton } from './editor-page.ts'
import { changedLines, problemsWith } from './guide-changes.ts'
import { lineOf } from './played-repository.ts'
import { APPLICATION, playSignIn } from './played-sign-in.ts'
import {
  draftedOn,
  GITHUB,
  GITLAB,
  MAIN,
  NOTHING,
  openPublished,
  openSignedIn,
  rowOf,
  TOPIC,
  textField,
  textOf,
  writeBehind,
} from './published-editor.ts'

/**
 * Somebody who does not use git edits on the published site: drafts, review and publishing by pull request at GitHub, by
 * merge request at GitLab. The hosts are played as they are documented, and a call that they would not understand fails.
 */

const TITLE = 'Deposit money by bank transfer'
const ENGLISH = `content/en/${TOPIC}/deposit-by-bank-transfer.mdx`
const BRANCH = `cms/${TOPIC}/deposit-by-bank-transfer`
const SENTENCE = 'Your bank’s app, or its website.'
const DRAFTED = 'Your changes have been saved as a draft.'

// Each loads the editor, and all guides from the host, more than once: half a minute alone, more than one beside others.
test.describe.configure({ mode: 'default', timeout: 180_000 })
const built = builtEditor()

for (const at of [GITHUB, GITLAB])
  test(`at ${at.name} a change is drafted on a branch of its own, reviewed, and published as one commit`, async ({
    page,
  }) => {
    const { host, repository, wrong } = await openSignedIn(page, built, at)
    const published = repository.head(MAIN)
    await rowOf(page, TITLE).click()
    await writeBehind(page, SENTENCE, ' Keep it open.')
    await declareChange(page, 'Minor')
    await saveButton(page).click()
    await expect(page.getByText(DRAFTED)).toBeVisible()

    expect(repository.head(MAIN)).toBe(published)
    const draft = { branch: BRANCH, isDraft: true, labels: ['sveltia-cms/draft'], state: 'open' }
    expect(host.pullRequests).toMatchObject([draft])
    expect(host.pullRequests[0]?.title).toMatch(/^(?:Draft: )?Update Guide “deposit-by-bank-transfer”/)
    const files = draftedOn(repository, BRANCH)
    for (const [file, text] of files) {
      const [old, now] = changedLines(textOf(repository, MAIN, file), text)
      if (file !== ENGLISH) expect(now, file).toEqual([expect.stringMatching(/^madeFrom: /)])
      else {
        expect(old).toEqual([expect.stringMatching(/^sections: /), `- ${SENTENCE}`])
        expect(now).toEqual([expect.stringMatching(/^sections: /), `- ${SENTENCE} Keep it open.`])
      }
    }
    expect(files.size).toBe(Object.keys(site.locales).length)
    expect(await problemsWith(files)).toEqual([])

    await page.getByRole('button', { name: 'Send for Review' }).click()
    const inReview = { isDraft: false, labels: ['sveltia-cms/pending_review'], state: 'open' }
    await expect.poll(() => host.pullRequests).toMatchObject([inReview])
    await rowOf(page, TITLE).filter({ hasText: 'In Review' }).click()
    await page.getByRole('button', { name: /^Status: .*In Review/ }).click()
    await page.getByRole('menuitemradio', { name: 'Ready' }).click()
    await expect.poll(() => host.pullRequests[0]?.labels).toEqual(['sveltia-cms/pending_publish'])
    await page.getByRole('button', { name: 'Publish Entry' }).click()
    await page.getByRole('button', { name: 'Publish', exact: true }).click()
    await expect.poll(() => repository.branches()).toEqual([MAIN])
    expect(host.pullRequests[0]?.state).toBe('merged')
    const messages = lineOf(repository.head(MAIN)).map(({ message }) => message)
    expect(messages).toEqual([expect.stringMatching(/^Update Guide/), published?.message])
    for (const [file, text] of files) expect(textOf(repository, MAIN, file), file).toBe(text)
    expect(wrong).toEqual(NOTHING)
  })

test('at GitHub a new guide is drafted as a file of its own, which passes the checks', async ({ page }) => {
  const { host, repository, wrong } = await openSignedIn(page, built, GITHUB)
  await expect(rowOf(page, TITLE)).toBeVisible()
  const variants = PHRASES.map((query) => ({ query }))
  await page.goto(new URL(editorAddress(TOPIC, { locale: 'en', variants }), site.url).href)
  const english = page.locator('[data-locale="en"]')
  for (const [name, text] of Object.entries(FIELDS)) await english.getByRole('textbox', { name }).fill(text)
  await english.getByRole('combobox', { name: 'Related guides' }).click()
  await page.getByRole('option', { name: /Withdraw money to your bank account/ }).click()
  await english.getByRole('combobox', { name: 'Owner' }).click()
  await page.getByRole('option', { name: 'payments' }).click()
  await english.getByRole('switch', { name: 'Draft' }).click()
  await textField(page).click()
  await page.keyboard.type('Nothing is lost. Each transfer is added to your wallet as it arrives.')
  await saveButton(page).click()
  await expect(page.getByText(DRAFTED)).toBeVisible()

  expect(host.pullRequests).toMatchObject([{ branch: `cms/${TOPIC}/sent-twice`, isDraft: true, state: 'open' }])
  const files = draftedOn(repository, `cms/${TOPIC}/sent-twice`)
  expect([...files.keys()]).toEqual([`content/en/${TOPIC}/sent-twice.mdx`])
  expect([...files.values()][0]).toMatch(/^title: Sent twice\n[\s\S]*^draft: true\n---\n\nNothing is lost\. /m)
  expect(await problemsWith(files)).toEqual([])
  expect(wrong).toEqual(NOTHING)
})

const PHRASES = [
  'money sent twice',
  'two transfers',
  'paid double',
  'sent same amount again',
  'second payment by mistake',
  'duplicate bank payment',
  'get one payment back',
  'bank took it two times',
]
const FIELDS = {
  Title: 'Sent twice',
  Scope: 'When the same bank transfer went out two times.',
  Answer: 'Both transfers are added to your wallet; withdraw the second one to your bank account.',
  'How long it takes': 'As long as any transfer',
  'What it costs': 'Nothing',
  'What you need': 'A bank account in your own name',
}

test('a wrong token is told, and asks for nothing more', async ({ page }) => {
  const { host, wrong } = await openSignedIn(page, built, GITHUB, 'token-of-nobody')
  await expect(page.getByText('The provided token is invalid.')).toBeVisible()
  expect(host.calls).toEqual(['GET /api/v3/user'])
  expect(wrong).toEqual(NOTHING)
})

test('an application at GitLab signs writers in, in a window that comes back to the editor', async ({ page }) => {
  const editor = { ...GITLAB.editor, appId: APPLICATION }
  const { wrong } = await openPublished(page, built, { ...GITLAB, editor })
  await playSignIn(page, `${site.url}/edit/`)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: /^Sign In with .*GitLab/ }).click()
  await (await opened).getByRole('link', { name: 'Authorize' }).click()
  await expect(rowOf(page, TITLE)).toBeVisible()
  expect(wrong).toEqual(NOTHING)
})

test('while the host fails or is away, saving says so, and keeps what was written until it is back', async ({
  page,
}) => {
  const { host, repository, wrong } = await openSignedIn(page, built, GITHUB)
  await rowOf(page, TITLE).click()
  await writeBehind(page, SENTENCE, ' Keep it open.')
  await declareChange(page, 'Minor')
  for (const [health, told] of [
    ['failing', 'Internal Server Error'],
    ['unreachable', 'Failed to fetch'],
  ] as const) {
    host.be(health)
    await saveButton(page).click()
    await expect(page.getByRole('alertdialog')).toContainText(told)
    await page.getByRole('button', { name: 'OK' }).click()
    expect(repository.branches()).toEqual([MAIN])
  }
  host.be('well')
  await saveButton(page).click()
  await expect(page.getByText(DRAFTED)).toBeVisible()
  expect(textOf(repository, BRANCH, ENGLISH)).toContain(`- ${SENTENCE} Keep it open.`)
  expect(wrong).toEqual(NOTHING)
})

for (const at of [GITHUB, GITLAB])
  test(`at ${at.name} nothing is written over that somebody else changed meanwhile`, async ({ page }) => {
    const { host, repository, wrong } = await openSignedIn(page, built, at)
    const change = (branch: string, from: string, to: string): string => {
      const text = textOf(repository, branch, ENGLISH).replace(from, to)
      repository.commit(branch, new Map([[ENGLISH, Buffer.from(text)]]), 'Theirs', 'tom@team.example')
      return text
    }
    const saveInVain = async () => {
      await saveButton(page).click()
      await expect(page.getByRole('alertdialog')).toContainText(`Not saved: somebody else changed ${ENGLISH}`)
      await page.getByRole('button', { name: 'OK' }).click()
    }
    await rowOf(page, TITLE).click()
    await writeBehind(page, SENTENCE, ' Keep it open.')
    await declareChange(page, 'Minor')
    change(MAIN, 'A bank account in your own name.', 'A bank account of your own.')
    await saveInVain()
    await expect(textField(page).getByText('Keep it open.')).toBeVisible()
    expect(repository.branches()).toEqual([MAIN])

    // Loaded anew, it is theirs that is written on.
    await page.reload()
    await writeBehind(page, SENTENCE, ' Keep it open.')
    await saveButton(page).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Later' }).click()
    const drafted = textOf(repository, BRANCH, ENGLISH)
    expect(drafted).toContain('A bank account of your own.')

    // One's own draft is no change of somebody else's.
    await rowOf(page, TITLE).filter({ hasText: 'Draft' }).click()
    await writeBehind(page, 'Keep it open.', ' You need it twice.')
    await saveButton(page).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Later' }).click()
    expect(textOf(repository, BRANCH, ENGLISH)).toBe(
      drafted.replace('Keep it open.', 'Keep it open. You need it twice.'),
    )

    await rowOf(page, TITLE).filter({ hasText: 'Draft' }).click()
    await writeBehind(page, 'You need it twice.', ' Or more.')
    const reviewed = change(BRANCH, 'Keep it open.', 'Keep it open, please.')
    await saveInVain()
    expect(textOf(repository, BRANCH, ENGLISH)).toBe(reviewed)
    expect(host.pullRequests.length).toBe(1)
    expect(wrong).toEqual(NOTHING)
  })
