import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayText } from '../../core/question.ts'
import { NO_MAIL } from '../../server/mail/mailroom.ts'
import { readParts } from '../../server/parts.ts'
import { SAMPLE_LABEL } from '../../server/sample.ts'
import { site } from '../../site.config.ts'
import { openFiles } from '../../store/files.ts'
import { openStore } from '../../store/store.ts'
import { otherThanSample } from './folder.ts'
import { readPhrases } from './guide-phrases.ts'
import { type SampleShape, sampleHistory } from './history.ts'
import { type Played, play } from './play.ts'

/** What a sample is called by, in its label and in its answer. */
export const labelOf = ({ end, ...shape }: SampleShape) => ({ sample: true, ...shape, end: dayText(end) })

/**
 * Makes the sample anew in its own folder. What was interrupted is made again from its beginning.
 * Throws when the folder holds anything else.
 * @param progress is told how far it is; the empty text at the end
 */
export async function makeSample(
  shape: SampleShape,
  folder: string,
  root: string,
  progress: (text: string) => void,
): Promise<Played> {
  const other = otherThanSample(folder)
  if (other !== null) throw new Error(other)
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
        progress(`${Math.round((100 * days) / shape.days)} %  ${playedText(so)}`)
      },
    )
    progress('')
    writeFileSync(join(folder, SAMPLE_LABEL), JSON.stringify({ ...labelOf(shape), complete: true }))
    return played
  } finally {
    await store.close()
  }
}

/** How much was played, in words. */
export const playedText = ({ sessions, events, conversations }: Played): string =>
  `${sessions.toLocaleString('en')} sessions, ${events.toLocaleString('en')} events, ${conversations.toLocaleString('en')} conversations`
