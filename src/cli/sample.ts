import { join, resolve } from 'node:path'
import { dayText, parseDay } from '../core/question.ts'
import { dayOf } from '../core/session-id.ts'
import { askedWrongly, defineCommand, text, told, type Wrong } from './command.ts'
import { otherThanSample, SAMPLE_FOLDER } from './sample/folder.ts'
import { type SampleShape, yesterday } from './sample/history.ts'

const MOST = { days: 1000, sessions: 20_000 }

export const command = defineCommand({
  name: 'sample',
  summary: 'an invented history, to try everything out with',
  argument: null,
  options: {
    days: text('DAYS', 'how many; 120 unless given'),
    'sessions-per-day': text('SESSIONS', 'about how many a day; 2000 unless given'),
    seed: text('NUMBER', 'another history for each; 1 unless given'),
    end: text('DAY', 'its last day; yesterday unless given'),
    data: text('FOLDER', `where it is kept; ${SAMPLE_FOLDER} unless given`, 'files'),
  },
  examples: [
    { line: 'npx guidepost sample', does: 'four months of a busy site' },
    { line: 'npx guidepost sample --days 28 --sessions-per-day 300', does: 'a small one, in some seconds' },
    { line: 'DATA_DIR=data-sample npm start', does: 'shows it' },
  ],
  ends: 'it could not be made',
  async run({ options }, { root, now, screen }) {
    const asked = readAsked(options, root, now())
    if ('what' in asked) return asked
    const { shape, folder } = asked
    const { labelOf, makeSample, playedText } = await import('./sample/make-sample.ts')
    const progress = (text: string) => void (screen.isTTY && screen.write(`\r\u001b[K${text}`))
    const played = await makeSample(shape, folder, root, progress)
    return told({ folder, ...labelOf(shape), ...played }, [
      `Sample data, invented: ${playedText(played)}, ${dayText(shape.end - shape.days + 1)} to ${dayText(shape.end)}.`,
      `See it: DATA_DIR=${folder} npm start`,
    ])
  },
})

type Options = Record<'days' | 'sessions-per-day' | 'seed' | 'end' | 'data', string>

function readAsked(options: Options, root: string, now: number): { shape: SampleShape; folder: string } | Wrong {
  const number = (value: string, usual: number) => (value === '' ? usual : Number(value))
  const days = number(options.days, 120)
  const sessionsPerDay = number(options['sessions-per-day'], 2000)
  const seed = number(options.seed, 1)
  const end = options.end === '' ? yesterday(now) : parseDay(options.end)
  const folder = resolve(options.data || join(root, SAMPLE_FOLDER))
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const problems = [
    !isWhole(days, 1, MOST.days) && `--days is "${options.days}"; write a whole number from 1 to ${MOST.days}.`,
    !isWhole(sessionsPerDay, 1, MOST.sessions) &&
      `--sessions-per-day is "${options['sessions-per-day']}"; write a whole number from 1 to ${MOST.sessions}.`,
    !isWhole(seed, 0, 2 ** 31) && `--seed is "${options.seed}"; write a whole number.`,
    end === null && `--end is "${options.end}", which is no day. Write it as 2026-11-30.`,
    end !== null && end > dayOf(now) && `--end is "${options.end}", which is yet to come. Name a day up to today.`,
    otherThanSample(folder) ?? false,
  ].filter((problem) => problem !== false)
  return problems.length > 0 || end === null
    ? askedWrongly('The sample was not made.', problems.join(' '))
    : { shape: { days, sessionsPerDay, seed, end }, folder }
}
