import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Handoff, Opened, Question } from '../../../../src/browser/handoff/vendors/handoff.ts'
import type { FakePage } from './fake-page.ts'

/** What every hand-off promises, run for each against a fake of what its helpdesk documents. */

const QUESTION: Question = {
  session: '5',
  locale: 'pt-BR',
  topic: 'fiat-funding',
  channel: 'chat',
  message: '  Where is my deposit?\nI sent it on Monday. ',
  email: '',
  fields: {},
  earlier: null,
  packet: {
    searches: [
      { query: 'depósito perdido', results: 0, rung: 'none', opened: [], at: 1 },
      { query: 'deposit missing', results: 12, rung: 'exact', opened: ['fiat-funding/deposit'], at: 2 },
    ],
    guides: [{ guide: 'fiat-funding/deposit', title: 'Missing deposit', locale: 'en', at: 3, helpful: false }],
    page: '/pt-BR/fiat-funding/deposit/',
  },
}
const BARE: Question = { ...QUESTION, packet: { searches: [], guides: [], page: '' } }

/** As much as a reader can send along, in letters of three bytes and of two code units. */
const FULL: Question = {
  ...QUESTION,
  locale: 'ja',
  message: `${'入金'.repeat(1990)}🚢`,
  packet: {
    searches: Array.from({ length: 10 }, (_, at) => ({
      query: `${at} ${'検索🚢'.repeat(29)}`,
      results: 3,
      rung: 'exact' as const,
      opened: ['fiat-funding/deposit', 'trading/staking'],
      at,
    })),
    guides: Array.from({ length: 10 }, (_, at) => ({
      guide: `fiat-funding/guide-${at}`,
      title: `${at} ${'案内'.repeat(58)}`,
      locale: 'ja',
      at,
      helpful: true,
    })),
    page: `/ja/${'p'.repeat(290)}/`,
  },
}

/** What must be told apart in what an agent reads. */
const TOLD = [
  'fiat-funding',
  'pt-BR',
  '/pt-BR/fiat-funding/deposit/',
  'Where is my deposit?',
  'I sent it on Monday.',
  'depósito perdido',
  'deposit missing',
  'Missing deposit',
]

export interface Made {
  handoff: Handoff
  /** Everything that whoever answers can read of the hand-off, as one text, after the reader said a word. */
  read(): string
}

export function handoffContract(name: string, make: () => Made, settle: (opening: Promise<Opened>) => Promise<Opened>) {
  describe(`${name} as a hand-off`, () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it.each(TOLD)('tells whoever answers: %s', async (told) => {
      const { handoff, read } = make()
      await settle(handoff.open(QUESTION))
      expect(read()).toContain(told)
    })

    it('tells our own number of it, by which answers are counted', async () => {
      const { handoff, read } = make()
      const opened = await settle(handoff.open(QUESTION))
      const number = /[a-z0-9]{20}/.exec('address' in opened ? opened.address : JSON.stringify(opened))?.[0]
      expect(number).toBeDefined()
      expect(read()).toContain(number)
    })

    it('tells nothing that the reader took out', async () => {
      const { handoff, read } = make()
      await settle(handoff.open(BARE))
      for (const told of ['depósito', 'deposit missing', 'Missing', '/pt-BR/fiat']) expect(read()).not.toContain(told)
      expect(read()).toContain('Where is my deposit?')
    })
  })
}

export interface WindowMade {
  handoff: Handoff
  page: FakePage
}

interface WindowCase {
  make(): WindowMade
  script: RegExp
  /** How the window names the language of the question. */
  locale: string
  question: 'written' | 'attached'
}

export function windowContract(name: string, { make, script, locale, question }: WindowCase): void {
  async function opened(asked: Question, { handoff, page }: WindowMade): Promise<Opened> {
    const opening = handoff.open(asked)
    await vi.advanceTimersByTimeAsync(0)
    await page.arrive()
    await vi.advanceTimersByTimeAsync(1000)
    return opening
  }

  describe(`${name} in its window`, () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('asks for nothing of the helpdesk before the reader does, and then for its script once', async () => {
      const made = make()
      await vi.advanceTimersByTimeAsync(60_000)
      expect(made.page.asked).toEqual([])
      await opened(QUESTION, made)
      await opened(QUESTION, made)
      expect(made.page.asked).toEqual([expect.stringMatching(script)])
    })

    it('opens in the reader’s language, with every attribute there before the first message', async () => {
      const made = make()
      expect(await opened(QUESTION, made)).toMatchObject({ kind: 'window', question })
      const helpdesk = made.page.helpdesk()
      expect(helpdesk.seen()).toMatchObject({ isOpen: true, hasLauncher: true, locale, besideFirst: null, refused: [] })
      helpdesk.write()
      const { besideFirst } = helpdesk.seen()
      expect(besideFirst).toMatchObject({
        guidepost_conversation: expect.stringMatching(/^[a-z0-9]{20}$/),
        guidepost_topic: 'fiat-funding',
        guidepost_language: 'pt-BR',
        guidepost_page: '/pt-BR/fiat-funding/deposit/',
        guidepost_question: 'Where is my deposit?\nI sent it on Monday.',
        guidepost_searches: 'deposit missing → 12 → fiat-funding/deposit\ndepósito perdido → 0',
        guidepost_guides: '✗ Missing deposit (fiat-funding/deposit)',
      })
    })

    it('has them at the conversation itself once it goes on', async () => {
      const made = make()
      await opened(QUESTION, made)
      made.page.helpdesk().write()
      await vi.advanceTimersByTimeAsync(20_000)
      expect(made.page.helpdesk().seen()).toMatchObject({
        conversation: { guidepost_topic: 'fiat-funding', guidepost_guides: expect.stringContaining('Missing deposit') },
        refused: [],
      })
    })

    it(`has the question ${question === 'written' ? 'in the field to write in' : 'beside it, where none can be written in'}`, async () => {
      const made = make()
      await opened(QUESTION, made)
      expect(made.page.helpdesk().seen().composer).toBe(question === 'written' ? QUESTION.message : '')
    })

    it('keeps within what the helpdesk takes, however much goes along, and cuts the oldest', async () => {
      const made = make()
      await opened(FULL, made)
      made.page.helpdesk().write()
      const { besideFirst, refused } = made.page.helpdesk().seen()
      expect(refused).toEqual([])
      expect(besideFirst?.['guidepost_searches']).toMatch(/^9 検索/)
      expect(Object.values(besideFirst ?? {}).every((value) => value.isWellFormed())).toBe(true)
      expect(besideFirst?.['guidepost_conversation']).toMatch(/^[a-z0-9]{20}$/)
    })

    it('opened again, it tells what changed, and keeps nothing of before', async () => {
      const made = make()
      const first = await opened(FULL, made)
      const second = await opened({ ...BARE, message: 'Another question' }, made)
      expect(second).toEqual(first)
      made.page.helpdesk().write()
      const { besideFirst, refused, isOpen } = made.page.helpdesk().seen()
      expect([refused, isOpen]).toEqual([[], true])
      const { guidepost_conversation: _, ...rest } = besideFirst ?? {}
      expect(JSON.stringify(rest)).not.toMatch(/[検案]|\/ja\//)
      expect(rest).toMatchObject({
        guidepost_question: 'Another question',
        guidepost_page: '-',
        guidepost_searches: '-',
      })
    })

    it.each([
      ['comes a minute later', 60_000],
      ['comes as the time runs out, and is not ready in it', 4990],
    ])('is absent after five seconds, and shows nothing when its script %s', async (_, comes) => {
      const made = make()
      const outcomes: Opened[] = []
      void made.handoff.open(QUESTION).then((opened) => outcomes.push(opened))
      await vi.advanceTimersByTimeAsync(Math.min(comes, 4999))
      if (comes < 5000) await made.page.arrive()
      await vi.advanceTimersByTimeAsync(4999 - Math.min(comes, 4999))
      expect(outcomes).toEqual([])
      await vi.advanceTimersByTimeAsync(1)
      expect(outcomes).toEqual([{ kind: 'absent' }])
      await vi.advanceTimersByTimeAsync(comes)
      await made.page.arrive()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(made.page.helpdesk().seen()).toMatchObject({ isOpen: false, hasLauncher: false, refused: [] })
    })

    it('is absent at once when its script cannot be had, and can be asked again', async () => {
      const made = make()
      const opening = made.handoff.open(QUESTION)
      await vi.advanceTimersByTimeAsync(10)
      await made.page.fail()
      expect(await opening).toEqual({ kind: 'absent' })
      expect(await opened(QUESTION, made)).toMatchObject({ kind: 'window' })
      expect(made.page.helpdesk().seen()).toMatchObject({ isOpen: true, refused: [] })
    })

    it('can be asked again after it came too late', async () => {
      const made = make()
      const opening = made.handoff.open(QUESTION)
      await vi.advanceTimersByTimeAsync(5000)
      expect(await opening).toEqual({ kind: 'absent' })
      expect(await opened(QUESTION, made)).toMatchObject({ kind: 'window' })
      made.page.helpdesk().write()
      expect(made.page.helpdesk().seen()).toMatchObject({
        besideFirst: { guidepost_topic: 'fiat-funding' },
        refused: [],
      })
    })
  })
}
