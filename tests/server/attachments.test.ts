import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aQuestion, bearer, OTHER_SECRET, type Setup, setUp } from './setup.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
const LIMIT = 10 * 1024 * 1024
const OCTETS = { 'content-type': 'application/octet-stream' }

let drawn = 0
const newId = () => {
  drawn += 1
  return `file${String(drawn).padStart(20, '0')}`
}

/** A conversation, and both sides' ways to its files. */
async function withFiles(secret = 'abcdefghijklmnopqrstuvwx', setup?: Setup) {
  const place = setup ?? (await setUp())
  const { app } = place
  const { id } = aQuestion({ secret })
  await app.inject({ method: 'POST', url: '/api/conversations', payload: { ...aQuestion({ secret }), id } })
  const cookie = await place.signIn('Ada')
  const sides = {
    client: { path: `/api/conversations/${id}`, headers: bearer(secret) },
    agent: { path: `/api/desk/conversations/${id}`, headers: { cookie } },
  }
  type Side = keyof typeof sides
  const put = (side: Side, bytes: Buffer | string, name: string, file = newId(), more: object = {}) =>
    app.inject({
      method: 'PUT',
      url: `${sides[side].path}/attachments/${file}?name=${encodeURIComponent(name)}`,
      payload: bytes,
      headers: { ...OCTETS, ...sides[side].headers, ...more },
    })
  const get = (side: Side, file: string) =>
    app.inject({ url: `${sides[side].path}/attachments/${file}`, headers: sides[side].headers })
  const say = (side: Side, attachments: string[], key = `key-${newId()}`, text = '') =>
    app.inject({
      method: 'POST',
      url: `${sides[side].path}/messages`,
      payload: { key, text, attachments },
      headers: sides[side].headers,
    })
  return { setup: place, id, put, get, say }
}

const codeOf = (reply: { statusCode: number; json(): { error: { code: string } } }) => [
  reply.statusCode,
  reply.json().error.code,
]

describe('a file', () => {
  test('goes with a message from either side and comes back byte by byte, so that nothing in it runs', async () => {
    const { put, get, say } = await withFiles()
    for (const side of ['client', 'agent'] as const) {
      const sent = await put(side, PNG, 'Überweisung (1).png')
      const { attachment } = sent.json()
      expect(sent.statusCode).toBe(201)
      expect(attachment).toEqual({
        ...{ id: attachment.id, name: 'Überweisung (1).png', type: 'image/png', size: PNG.length },
      })
      expect((await say(side, [attachment.id])).json().entry.attachments).toEqual([attachment])
      for (const reader of ['client', 'agent'] as const) {
        const file = await get(reader, attachment.id)
        expect([file.statusCode, file.rawPayload.equals(PNG)]).toEqual([200, true])
        expect(file.headers).toMatchObject({
          'content-type': 'image/png',
          'content-disposition': "attachment; filename*=UTF-8''%C3%9Cberweisung%20%281%29.png",
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': expect.stringContaining('no-store'),
        })
      }
    }
  })

  test('rests outside of what is served, under its number', async () => {
    const { setup, put } = await withFiles()
    const file = newId()
    await put('client', PDF, '../../dist/en/evil.html', file)
    const folder = join(setup.folder, 'attachments')
    expect(readdirSync(folder, { recursive: true }).map(String)).toContain(join(file.slice(0, 2), file))
    expect(existsSync(join(setup.folder, 'dist/en/evil.html'))).toBe(false)
    for (const path of [`/attachments/${file.slice(0, 2)}/${file}`, `/${file}`, `/../attachments/${file}`])
      expect((await setup.app.inject(path)).statusCode).toBe(404)
  })

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>', 'screen.png'],
    ['a drawing that may hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'screen.svg'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0'), 'report.pdf'],
    ['an archive', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0'), 'screen.jpg'],
    ['plain text', 'Hello', 'hello.txt'],
  ])('that is %s is refused whatever its name, and nothing of it is kept', async (_, bytes, name) => {
    const { setup, put } = await withFiles()
    const reply = await put('client', bytes, name)
    expect(codeOf(reply)).toEqual([415, 'wrong_file'])
    expect(reply.json().error.message).toContain('Make a picture of it.')
    expect(readdirSync(join(setup.folder, 'attachments'))).toEqual([])
  })

  test('that is too large is refused with what is allowed; one at the limit is taken', async () => {
    const { put } = await withFiles()
    const sized = (size: number) => Buffer.concat([PNG, Buffer.alloc(size - PNG.length)])
    expect((await put('client', sized(LIMIT), 'just.png')).statusCode).toBe(201)
    const reply = await put('client', sized(LIMIT + 1), 'large.png')
    expect(codeOf(reply)).toEqual([413, 'too_large'])
    expect(reply.json().error.message).toContain('10 MB')
  })

  test.each([
    ['without bytes', Buffer.alloc(0), {}, [422, 'empty_file']],
    ['as a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, [415, 'not_json']],
  ])('%s is refused', async (_, bytes, headers, code) => {
    const { put } = await withFiles()
    expect(codeOf(await put('client', bytes, 'a.png', newId(), headers))).toEqual(code)
  })

  test.each(['short', `..${'%2F'.repeat(10)}etc%2Fpasswd`, 'a'.repeat(41), 'with%20spaces%20in%20its%20number'])(
    'under the number %s is refused',
    async (file) => {
      const { put } = await withFiles()
      expect([404, 422]).toContain((await put('client', PNG, 'a.png', file)).statusCode)
    },
  )

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\temp\\..\\screen.png', 'screen.png'],
    ['a\r\nset-cookie: x=1.png', 'aset-cookie x=1.png'],
    ['gnp.\u202eexe', 'gnp.exe'],
    ['', 'file'],
  ])('named %j is kept as %j', async (name, kept) => {
    const { put } = await withFiles()
    expect((await put('client', PNG, name)).json().attachment.name).toBe(kept)
  })

  test('that is sent again under its number is stored once, as it was first', async () => {
    const { put, get } = await withFiles()
    const file = newId()
    const replies = await Promise.all([1, 2, 3].map(() => put('client', PNG, 'a.png', file)))
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
    expect((await put('client', PDF, 'b.pdf', file)).json().attachment).toMatchObject({
      name: 'a.png',
      type: 'image/png',
    })
    expect((await get('client', file)).rawPayload.equals(PNG)).toBe(true)
  })

  test('under a number that is another’s is refused, from the other side and from another conversation', async () => {
    const one = await withFiles()
    const other = await withFiles(OTHER_SECRET, one.setup)
    const file = newId()
    await one.put('client', PNG, 'a.png', file)
    expect(codeOf(await one.put('agent', PNG, 'a.png', file))).toEqual([409, 'taken'])
    expect(codeOf(await other.put('client', PNG, 'a.png', file))).toEqual([409, 'taken'])
  })
})

describe('who may see a file', () => {
  test('until it is sent with a message its sender alone, then both sides, and never another conversation', async () => {
    const one = await withFiles()
    const other = await withFiles(OTHER_SECRET, one.setup)
    const file = newId()
    await one.put('agent', PNG, 'draft.png', file)
    expect((await one.get('agent', file)).statusCode).toBe(200)
    expect(codeOf(await one.get('client', file))).toEqual([404, 'unknown_file'])
    await one.say('agent', [file])
    expect((await one.get('client', file)).statusCode).toBe(200)
    for (const side of ['client', 'agent'] as const)
      expect(codeOf(await other.get(side, file))).toEqual([404, 'unknown_file'])
  })

  test('nobody without the secret or the sign-in, who cannot send one either', async () => {
    const { setup, id } = await withFiles()
    const file = newId()
    for (const path of [`/api/conversations/${id}`, `/api/desk/conversations/${id}`]) {
      const url = `${path}/attachments/${file}`
      const status = path.includes('desk') ? 401 : 404
      expect((await setup.app.inject({ url })).statusCode).toBe(status)
      // Refused before its bytes are looked at.
      const sent = await setup.app.inject({ method: 'PUT', url, payload: Buffer.alloc(LIMIT + 1), headers: OCTETS })
      expect(sent.statusCode).toBe(status)
    }
  })
})

describe('a message', () => {
  test('that names a file which is not there, not its own or another conversation’s is refused and not stored', async () => {
    const one = await withFiles()
    const other = await withFiles(OTHER_SECRET, one.setup)
    const [theirs, elsewhere] = [newId(), newId()]
    await one.put('agent', PNG, 'a.png', theirs)
    await other.put('client', PNG, 'a.png', elsewhere)
    for (const file of [newId(), theirs, elsewhere]) {
      const reply = await one.say('client', [file], `key-${newId()}`, 'Look')
      expect(reply.statusCode).toBe(422)
      expect(reply.json().error.fields[0].path).toBe('attachments')
    }
    expect(await one.setup.store.entriesAfter(0, one.id, 10)).toHaveLength(1)
  })

  test('with files is the same message when it is sent again', async () => {
    const { setup, id, put, say } = await withFiles()
    const [first, second] = [newId(), newId()]
    await put('client', PNG, 'a.png', first)
    await put('client', PDF, 'b.pdf', second)
    const replies = [
      await say('client', [first, second], 'key-12345678'),
      await say('client', [first, second], 'key-12345678'),
    ]
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
    expect(replies[0]?.json().entry.attachments).toHaveLength(2)
    expect(await setup.store.entriesAfter(0, id, 10)).toHaveLength(2)
  })

  test('of nothing at all, and of six files, is refused', async () => {
    const { say } = await withFiles()
    expect((await say('client', [])).statusCode).toBe(422)
    expect((await say('client', Array.from({ length: 6 }, newId))).statusCode).toBe(422)
  })
})

test('all files of one conversation together have a limit', async () => {
  const { put, setup, id } = await withFiles()
  const large = { conversation: id, from: 'client', name: 'a.png', type: 'image/png', at: 1, entry: 0 } as const
  await setup.store.saveAttachment({ ...large, id: newId(), size: 100 * 1024 * 1024 - PNG.length })
  const last = newId()
  expect((await put('client', PNG, 'last.png', last)).statusCode).toBe(201)
  expect(codeOf(await put('client', PNG, 'more.png'))).toEqual([413, 'full'])
  expect((await put('client', PNG, 'last.png', last)).statusCode).toBe(201)
})
