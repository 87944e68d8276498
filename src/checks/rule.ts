import { nearest } from '../core/nearest.ts'
import type { Content, GuideFile } from './read-content.ts'

/** A rule that `content/` is held to; one a file in `rules/`. */

/** An error stops the build and fails `guidepost check`; a warning is told. What time alone brings about is a warning. */
export const SEVERITIES = ['error', 'warning'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a rule finds. */
export interface Found {
  /** From the repository's root. */
  file: string
  /** 1-based. */
  line: number
  /** What is wrong, and how to mend it. */
  text: string
}

/** What a rule finds in one guide. */
export type OnLine = Omit<Found, 'file'>

export interface Problem extends Found {
  rule: string
  severity: Severity
}

export interface Rule {
  /** As `guidepost check` takes it: lower-case words with hyphens. */
  name: string
  /** What it asks for, in one sentence. */
  says: string
  severity: Severity
  /** Whether a draft, or what was imported and is not finished, may be so for now: it is told as a warning. */
  draftsMay: boolean
  check(content: Content): Found[] | Promise<Found[]>
  /** A guide's source with what is safe to mend mended, all else as it was; null where only a writer can. */
  mend: ((guide: GuideFile, content: Content) => string) | null
}

/** The half of a message that names what was probably meant; empty when nothing is near. */
export function didYouMean(wrong: string, known: readonly string[]): string {
  const near = nearest(wrong, known)
  return near === null ? '' : ` Did you mean "${near}"?`
}
