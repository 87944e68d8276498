import { describe, expect, it } from 'vitest'
import { refuseOverwriting } from '../../../src/browser/edit/overwriting.ts'
import type { EditorHost } from '../../../src/browser/edit/setup.ts'

/** A save writes over nothing but what was opened, and what was saved here. */

const HOST: EditorHost = {
  kind: 'github',
  repo: 'harbor/help',
  branch: 'main',
  graphql: 'https://git.team.example/api/graphql',
}
const PATH = 'content/en/trading/staking.mdx'

/** Opens a session at a host whose file is as `answers` says when it is asked. */
function session(answers: { status: number; text: string | null }, backendName = 'github') {
  const asked: string[] = []
  const ask: typeof fetch = async (_, init) => {
    asked.push(String(init?.body))
    const blob = answers.text === null ? null : { text: answers.text }
    const data = { repository: { pullRequests: { totalCount: 0 }, drafted_0: null, published_0: blob } }
    return Response.json({ data }, { status: answers.status })
  }
  const storage = { getItem: () => JSON.stringify({ backendName, token: 'secret' }) }
  const overwriting = refuseOverwriting(HOST, storage, ask)
  const save = (readAs: string | undefined, text: string) =>
    overwriting.refuse('cms/trading/staking', [{ path: PATH, readAs, text }])
  return { save, saved: overwriting.saved, asked }
}

describe('a save', () => {
  it.each([
    ['what was opened', 'One.\n', 'One.', 'Two.'],
    ['what is written already', 'Two.', 'One.', 'Two.'],
    ['nothing, where nothing was', null, undefined, 'Two.'],
  ])('goes over %s', async (_, text, readAs, next) => {
    await expect(session({ status: 200, text }).save(readAs, next)).resolves.toBeUndefined()
  })

  it.each([
    ['what somebody else wrote', 'Three.', 'One.'],
    ['a guide that somebody else began under the same name', 'Three.', undefined],
    ['a guide that somebody else took away', null, 'One.'],
  ])('does not go over %s', async (_, text, readAs) => {
    await expect(session({ status: 200, text }).save(readAs, 'Two.')).rejects.toThrow(
      `Not saved: somebody else changed ${PATH} after you opened it.`,
    )
  })

  it('goes over what was saved here, once it is saved', async () => {
    const answers = { status: 200, text: 'One.' }
    const { save, saved } = session(answers)
    await save('One.', 'Two.')
    answers.text = 'Two.'
    await expect(save('One.', 'Three.')).rejects.toThrow('Not saved')
    answers.text = 'One.'
    await save('One.', 'Two.')
    saved()
    answers.text = 'Two.'
    await expect(save('One.', 'Three.')).resolves.toBeUndefined()
  })

  it('is left to Sveltia where the token is too old, and where it goes into the folder', async () => {
    await expect(session({ status: 401, text: 'Three.' }).save('One.', 'Two.')).resolves.toBeUndefined()
    const local = session({ status: 200, text: 'Three.' }, 'local')
    await expect(local.save('One.', 'Two.')).resolves.toBeUndefined()
    expect(local.asked).toEqual([])
  })
})
