import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dayText, parseDay } from '../core/question.ts'
import { NO_MAIL } from '../server/mail/mailroom.ts'
import { readParts } from '../server/main.ts'
import { readSampleLabel, SAMPLE_LABEL } from '../server/sample.ts'
import { site } from '../site.config.ts'
import { openFiles } from '../store/files.ts'
import { openStore } from '../store/store.ts'
import { readPhrases } from './sample/guide-phrases.ts'
import { type SampleShape, sampleHistory, yesterday } from './sample/history.ts'
import { type Played, play } from './sample/play.ts'

interface Parts {
  root: string
  now: number
  print(line: string): void
  /** Writes over the last line of a terminal; nothing elsewhere. */
  progress(text: string): void
}

export const SAMPLE_FOLDER = 'data-sample'
const MOST = { days: 1000, sessions: 20_000 }

/** `guidepost sample`: an invented history, to try everything out with. Answers the exit code. */
export async function sample(given: readonly string[], parts: Parts): Promise<number> {
  const asked = readAsked(given, parts)
  if ('problems' in asked) {
    for (const problem of asked.problems) parts.print(problem)
    return 2
  }
  const { shape, folder, json } = asked
  const played = await makeSample(shape, folder, parts)
  if (json) parts.print(JSON.stringify({ folder, ...labelOf(shape), ...played }))
  else {
    parts.print(
      `Sample data, invented: ${text(played)}, ${dayText(shape.end - shape.days + 1)} to ${dayText(shape.end)}.`,
    )
    parts.print(`See it: DATA_DIR=${folder} npm start`)
  }
  return 0
}

/** Makes the sample anew in its own folder. What was interrupted is made again from its beginning. */
export async function makeSample(shape: SampleShape, folder: string, { root, progress }: Parts): Promise<Played> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  // The label is there before the first event, so that a sample never passes for what was measured.
  writeFileSync(join(folder, SAMPLE_LABEL), JSON.stringify({ ...labelOf(shape), complete: false }))
  const store = await openStore(`sqlite:${folder}`)
  try {
    const guides = readPhrases(root, Object.keys(site.locales))
    const { stopWords, synonyms, signInTexts, topics, fields, redirects } = readParts(root)
    const files = openFiles(join(folder, 'attachments'))
    // Nobody of a sample is identified, so that it needs no key.
    const unsigned = { ...site, launcher: null }
    const server = {
      site: unsigned,
      store,
      files,
      stopWords,
      synonyms,
      signInTexts,
      topics,
      fields,
      redirects,
      dist: join(root, 'dist'),
    }
    let days = 0
    const played = await play(
      sampleHistory(shape, guides),
      {
        ...server,
        random: () => 0,
        clientSecret: '',
        webhookSecret: '',
        launcherSecret: '',
        mail: NO_MAIL,
        isSample: true,
      },
      (so) => {
        days += 1
        progress(`${Math.round((100 * days) / shape.days)} %  ${text(so)}`)
      },
    )
    progress('')
    writeFileSync(join(folder, SAMPLE_LABEL), JSON.stringify({ ...labelOf(shape), complete: true }))
    return played
  } finally {
    await store.close()
  }
}

const labelOf = ({ end, ...shape }: SampleShape) => ({ sample: true, ...shape, end: dayText(end) })

const text = ({ sessions, events, conversations }: Played) =>
  `${sessions.toLocaleString('en')} sessions, ${events.toLocaleString('en')} events, ${conversations.toLocaleString('en')} conversations`

function readAsked(
  given: readonly string[],
  { root, now }: Parts,
): { shape: SampleShape; folder: string; json: boolean } | { problems: string[] } {
  const { values } = parseArgs({
    args: [...given],
    options: {
      days: { type: 'string', default: '120' },
      'sessions-per-day': { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      end: { type: 'string', default: dayText(yesterday(now)) },
      data: { type: 'string', default: join(root, SAMPLE_FOLDER) },
      json: { type: 'boolean', default: false },
    },
  })
  const days = Number(values.days)
  const sessionsPerDay = Number(values['sessions-per-day'])
  const seed = Number(values.seed)
  const end = parseDay(values.end)
  const folder = resolve(values.data)
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
  const problems = [
    !isWhole(days, 1, MOST.days) && `--days is "${values.days}"; write a whole number from 1 to ${MOST.days}.`,
    !isWhole(sessionsPerDay, 1, MOST.sessions) &&
      `--sessions-per-day is "${values['sessions-per-day']}"; write a whole number from 1 to ${MOST.sessions}.`,
    !isWhole(seed, 0, 2 ** 31) && `--seed is "${values.seed}"; write a whole number.`,
    end === null && `--end is "${values.end}", which is no day. Write it as 2026-11-30.`,
    holdsOther(folder) && `"${folder}" holds files that are no sample. Name another folder: --data ./data-sample`,
  ].filter((problem) => problem !== false)
  return problems.length > 0 || end === null
    ? { problems }
    : { shape: { days, sessionsPerDay, seed, end }, folder, json: values.json }
}

/** Whether a folder holds something that a sample must not replace. */
function holdsOther(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0 && readSampleLabel(folder) === null
}
