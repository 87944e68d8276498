import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type Benchmarks, benchmarkFile } from '../core/benchmark.ts'
import { type Channels, channelsFile } from '../core/channels.ts'
import { type Facts, factsFile } from '../core/facts.ts'
import type { Notice } from '../core/notice.ts'
import { type Country, readCountries } from '../core/official-languages.ts'
import { type QuarterFile, quarterFile } from '../core/quarter.ts'
import { redirectsBy } from '../core/redirects.ts'
import { type Replies, repliesFile } from '../core/replies.ts'
import { type Topics, topicsFile } from '../core/topics.ts'
import { site } from '../site.config.ts'
import { translator } from './i18n.ts'
import { noticesIn } from './notices.ts'
import { isDev } from './preview.ts'
import { redirectsOf } from './redirects.ts'

/** The data files of `content/`, read once a build (in dev at every use, so that a change shows at once). */

function readYaml(name: string): unknown {
  return parse(readFileSync(join(process.cwd(), 'content', name), 'utf8'))
}

function kept<T>(read: () => T): () => T {
  let value: T | undefined
  return () => {
    if (value === undefined || isDev) value = read()
    return value
  }
}

export const readFacts: () => Facts = kept(() => factsFile.parse(readYaml('facts.yaml')))
export const readTopics: () => Topics = kept(() => topicsFile.parse(readYaml('topics.yaml')))
export const readChannels: () => Channels = kept(() => channelsFile.parse(readYaml('channels.yaml')))
/** None before the first was written. */
export const readReplies: () => Replies = kept(() =>
  existsSync(join(process.cwd(), 'content/replies.yaml')) ? repliesFile.parse(readYaml('replies.yaml')) : [],
)

/** The notices of `content/notices/`, those that are over too. */
export const readNotices: () => Notice[] = kept(() =>
  noticesIn(process.cwd(), {
    locales: Object.keys(site.locales),
    facts: readFacts(),
    words: (locale) => translator(locale, 'facts'),
  }),
)
/** When this build was made, in ms since the epoch: what it knows of notices, and which guides it shows, is of then. */
export const readBuiltAt = (): number => (isDev ? Date.now() : BUILT_AT)

/** Where an address leads that has no page any more; null when it is none of before. */
export const readLeads: () => (path: string) => string | null = kept(() =>
  redirectsBy(redirectsOf(process.cwd(), readBuiltAt())),
)

const inReports = (name: string) => join(process.cwd(), 'content/reports', name)

/** The quarterly reports, newest first; none before the first was made. */
export const readQuarters: () => QuarterFile[] = kept(() =>
  globSync('*.json', { cwd: inReports('') })
    .map((file) => quarterFile.parse(JSON.parse(readFileSync(inReports(file), 'utf8'))))
    .sort((a, b) => b.quarter.localeCompare(a.quarter)),
)
export const readBenchmarks: () => Benchmarks = kept(() =>
  existsSync(inReports('benchmark.yaml')) ? benchmarkFile.parse(readYaml('reports/benchmark.yaml')) : {},
)
export const readOfficialLanguages: () => Country[] = kept(() =>
  existsSync(inReports('official-languages.csv'))
    ? readCountries(readFileSync(inReports('official-languages.csv'), 'utf8'), 'content/reports/official-languages.csv')
    : [],
)
