import { describe, expect, it, vi } from 'vitest'
import { createUploads, type Sent, shareOf } from '../../../src/browser/handoff/uploads.ts'
import type { Attachment } from '../../../src/core/attachments.ts'

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])
const picture = (name = 'screen.png') => new File([PNG], name, { type: 'text/html' })

/** A server that answers as it is told, in order, and then stores everything. */
function setUp(answers: Sent[], kept: Attachment[] = []) {
  const sent: string[] = []
  let saved: readonly Attachment[] = kept
  const uploads = createUploads({
    async send(id, _, progress) {
      sent.push(id)
      progress(0.5)
      return answers.shift() ?? { kind: 'stored' }
    },
    fetch: async (id) => (id === 'stored-elsewhere' ? new Blob(['there']) : null),
    load: () => kept,
    save: (attachments) => {
      saved = attachments
    },
    changed: () => {},
  })
  const states = () => uploads.list().map(({ state }) => state)
  return { uploads, sent, states, saved: () => saved }
}

describe('a file that is attached', () => {
  it('is sent at once, under a number of its own, and told by its bytes and not by its name or label', async () => {
    const { uploads, sent, states, saved } = setUp([])
    await uploads.add([picture('C:\\pictures\\notes.txt'), picture()])
    await vi.waitFor(() => expect(states()).toEqual(['ready', 'ready']))
    expect(uploads.list()).toMatchObject([{ name: 'notes.txt', type: 'image/png' }, { name: 'screen.png' }])
    expect(new Set(sent).size).toBe(2)
    expect(saved().map(({ id }) => id)).toEqual(sent)
  })

  it.each([
    ['type', () => new File(['<svg onload=alert(1)>'], 'screen.png', { type: 'image/png' })],
    ['empty', () => new File([], 'screen.png')],
    ['size', () => new File([PNG, new Uint8Array(10 * 1024 * 1024)], 'large.png')],
  ])('is refused for its %s before anything is sent', async (why, file) => {
    const { uploads, sent } = setUp([])
    await uploads.add([file()])
    expect(uploads.list()).toMatchObject([{ state: 'refused', why }])
    expect(uploads.take()).toEqual([])
    expect(sent).toEqual([])
  })

  it('is refused when it is one too many; one that is taken out makes room', async () => {
    const { uploads, sent } = setUp([])
    await uploads.add(Array.from({ length: 6 }, (_, number) => picture(`${number}.png`)))
    expect(uploads.list().map(({ why }) => why)).toEqual(['', '', '', '', '', 'many'])
    uploads.remove(sent[0] ?? '')
    await uploads.add([picture()])
    expect(uploads.list().at(-1)?.why).toBe('')
  })

  it('is refused in the server’s words', async () => {
    const { uploads } = setUp([{ kind: 'refused', reason: 'Only pictures.' }])
    await uploads.add([picture()])
    await vi.waitFor(() => expect(uploads.list()).toMatchObject([{ state: 'refused', words: 'Only pictures.' }]))
  })

  it('that did not arrive waits, and goes again under the same number', async () => {
    const { uploads, sent, states } = setUp([{ kind: 'failed' }])
    await uploads.add([picture()])
    await vi.waitFor(() => expect(states()).toEqual(['waiting']))
    uploads.retry()
    await vi.waitFor(() => expect(states()).toEqual(['ready']))
    expect(sent[0]).toBe(sent[1])
  })

  it('that was stored before a reload is still there', () => {
    const kept = [{ id: 'kept', name: 'a.pdf', type: 'application/pdf', size: 9 }] as const
    const { uploads } = setUp([], [...kept])
    expect(uploads.take()).toEqual(kept)
  })
})

describe('a message’s files', () => {
  it('are taken once, those on their way too, and settled before the message goes', async () => {
    const { uploads, sent } = setUp([{ kind: 'failed' }])
    await uploads.add([picture()])
    const files = uploads.take()
    expect(files).toMatchObject([{ name: 'screen.png', type: 'image/png', size: PNG.length }])
    expect(uploads.list()).toEqual([])
    expect(await uploads.settle(files)).toEqual({ kind: 'stored' })
    expect(sent.length).toBe(2)
    expect(await uploads.settle(files)).toEqual({ kind: 'stored' })
    expect(sent.length).toBe(2)
  })

  it('keep the message back while they fail, and say why when they are refused', async () => {
    const { uploads } = setUp([{ kind: 'failed' }, { kind: 'failed' }, { kind: 'refused', reason: 'No.' }])
    await uploads.add([picture()])
    const files = uploads.take()
    expect(await uploads.settle(files)).toEqual({ kind: 'failed' })
    expect(await uploads.settle(files)).toEqual({ kind: 'refused', reason: 'No.' })
  })

  it('are read from here, else from the server, as what they are', async () => {
    const { uploads } = setUp([])
    await uploads.add([picture()])
    const [own] = uploads.take()
    const read = own && (await uploads.read(own))
    expect([read?.type, read?.size]).toEqual(['image/png', PNG.length])
    const other = { id: 'stored-elsewhere', name: 'a', type: 'application/pdf', size: 5 } as const
    expect((await uploads.read(other))?.type).toBe('application/pdf')
    expect(await uploads.read({ ...other, id: 'nowhere' })).toBeNull()
  })
})

it('all files together have gone as far as their bytes have', () => {
  const upload = { id: '', name: '', type: '', state: 'sending', why: '', words: '' } as const
  expect(
    shareOf([
      { ...upload, size: 300, share: 1 },
      { ...upload, size: 100, share: 0 },
    ]),
  ).toBe(0.75)
  expect(shareOf([])).toBe(1)
})
