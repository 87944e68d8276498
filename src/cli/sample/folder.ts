import { existsSync, readdirSync } from 'node:fs'
import { readSampleLabel } from '../../server/sample.ts'

/** Where a sample is kept unless asked otherwise. */
export const SAMPLE_FOLDER = 'data-sample'

/** What keeps a sample from being made in a folder, which it replaces: something else is there; null when nothing does. */
export function otherThanSample(folder: string): string | null {
  return existsSync(folder) && readdirSync(folder).length > 0 && readSampleLabel(folder) === null
    ? `"${folder}" holds files that are no sample. Name another folder: --data ./data-sample`
    : null
}
