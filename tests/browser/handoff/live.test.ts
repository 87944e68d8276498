import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLive } from '../../../src/browser/handoff/live.ts'
import { anEntry } from '../../conversing.ts'

/** Connections that the test writes to, as the server would. */
function setUp(after = 0) {
  const asked: { after: string; write(text: string): void }[] = []
  const told: unknown[] = []
  vi.stubGlobal('fetch', async (url: string, { headers }: { headers: Record<string, string> }) => {
    let write = (_: string) => {}
    const body = new ReadableStream({
      start(stream) {
        write = (text) => stream.enqueue(new TextEncoder().encode(text))
      },
    })
    asked.push({ after: headers['Last-Event-ID'] ?? '', write: (text) => write(text) })
    return { url, status: 200, redirected: false, headers: new Headers({ 'content-type': 'text/event-stream' }), body }
  })
  const live = openLive({
    path: 'http://guidepost.example/stream',
    secret: 'abcdefghijklmnopqrstuvwx',
    after: () => after + told.length,
    entry: ({ text }) => told.push(text),
    present: () => undefined,
    typing: (typing) => told.push({ typing }),
    seen: (seq) => told.push({ seq }),
    connection: () => undefined,
    gone: () => undefined,
  })
  return { asked, told, live }
}

const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
/** What streams pass on by themselves, passed on. */
const settle = () => vi.advanceTimersByTimeAsync(10)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a conversation’s stream', () => {
  it('tells entries, and of the other side what it types and has read', async () => {
    const { asked, told, live } = setUp()
    await settle()
    asked[0]?.write(event('entry', anEntry({ text: 'Hello' })))
    asked[0]?.write(event('typing', { from: 'client', typing: true }))
    asked[0]?.write(event('typing', { from: 'agent', typing: true }))
    asked[0]?.write(event('read', { from: 'client', seq: 3 }))
    asked[0]?.write(event('read', { from: 'agent', seq: 4 }))
    await vi.waitFor(() => expect(told).toEqual(['Hello', { typing: true }, { seq: 4 }]))
    live.close()
  })

  it('that falls silent is opened anew from the last entry on, though nobody closed it', async () => {
    const { asked, told, live } = setUp(7)
    await settle()
    asked[0]?.write(event('entry', anEntry({ text: 'Hello' })))
    await vi.waitFor(() => expect(told).toEqual(['Hello']))
    await vi.advanceTimersByTimeAsync(39_000)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(asked.map(({ after }) => after)).toEqual(['7', '8'])
    live.close()
  })

  it('is let be while the server says that it is there', async () => {
    const { asked, live } = setUp()
    for (let round = 0; round < 8; round++) {
      await vi.advanceTimersByTimeAsync(15_000)
      asked[0]?.write(': still here\n\n')
      await settle()
    }
    expect(asked).toHaveLength(1)
    live.close()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(asked).toHaveLength(1)
  })
})
