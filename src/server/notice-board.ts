import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type BuiltNotices,
  builtNotices,
  type Notice,
  type NoticeChange,
  type NoticeFeed,
  type StaffNotice,
} from '../core/notice.ts'
import { feedOf, mergeNotices, pastFeedOf } from '../core/notice-feed.ts'
import { stateOf } from '../core/notice-time.ts'
import type { SiteConfig } from '../core/site-config.ts'
import type { Store } from '../store/store.ts'

/** Every notice in memory: those of the build, and what staff wrote over them. Reading one never asks the store. */
export interface NoticeBoard {
  /** The hosts that a notice may link to. */
  hosts: readonly string[]
  all(): StaffNotice[]
  /** What readers of a locale are told, as it is sent. */
  served(which: 'coming' | 'past', locale: string): Served
  /** Keeps a change; null, and nothing kept, when another was kept meanwhile. */
  keep(what: NoticeChange['what'], notice: Notice, who: string): Promise<Notice | null>
}

export interface Served {
  body: string
  etag: string
}

export interface BoardParts {
  site: SiteConfig
  store: Store
  /** ms since the epoch. */
  clock: () => number
  /** The folder of the built site. */
  dist: string
}

/** Reads the build's notices and what staff wrote. Throws when the built file is there and cannot be read as one. */
export async function createNoticeBoard({ site, store, clock, dist }: BoardParts): Promise<NoticeBoard> {
  const built = (await readBuiltNotices(dist)) ?? { at: 0, hosts: [new URL(site.url).host], notices: [] }
  const isBuilt = new Set(built.notices.map(({ id }) => id))
  const changes = new Map<string, NoticeChange>()
  const load = async () => {
    for (const change of await store.notices()) changes.set(change.notice.id, change)
  }
  await load()

  const cached = new Map<string, Served & { until: number }>()
  const merged = () => {
    const written = [...changes.values()].filter(({ what }) => what !== 'deleted').map(({ notice }) => notice)
    return mergeNotices(built.notices, written)
  }

  return {
    hosts: built.hosts,
    all: () =>
      merged().map((notice) => ({
        ...notice,
        who: notice.source === 'staff' ? (changes.get(notice.id)?.who ?? '') : '',
        isBuilt: isBuilt.has(notice.id),
      })),
    served(which, locale) {
      const key = `${which} ${locale}`
      const now = clock()
      const known = cached.get(key)
      if (known && now < known.until) return known
      const notices = merged()
      const at = Math.max(built.at, ...[...changes.values()].map((change) => change.at))
      const feed = (which === 'past' ? pastFeedOf : feedOf)(notices, at, { locale, site, now })
      const fresh = { ...sent(feed), until: nextEnd(notices, now) }
      cached.set(key, fresh)
      return fresh
    },
    async keep(what, notice, who) {
      const after = changes.get(notice.id)?.at ?? 0
      // Two changes within one ms would be one.
      const at = Math.max(clock(), after + 1)
      const kept: Notice = what === 'deleted' ? notice : { ...notice, updatedAt: at, source: 'staff' }
      const isKept = await store.saveNotice({ at, who, what, notice: kept }, after)
      if (isKept) changes.set(kept.id, { at, who, what, notice: kept })
      else await load()
      cached.clear()
      return isKept ? kept : null
    },
  }
}

/** Null when the site was built without any, such as by an earlier version. */
export async function readBuiltNotices(dist: string): Promise<BuiltNotices | null> {
  const text = await readFile(join(dist, 'notices/built.json'), 'utf8').catch(() => null)
  return text === null ? null : builtNotices.parse(JSON.parse(text))
}

function sent(feed: NoticeFeed): Served {
  const body = JSON.stringify(feed)
  return { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"` }
}

/** The next moment at which one more is over. */
function nextEnd(notices: readonly Notice[], now: number): number {
  const ends = notices.flatMap((notice) =>
    stateOf(notice, now) !== 'past' && notice.ends !== null ? [notice.ends] : [],
  )
  return Math.min(...ends, Number.POSITIVE_INFINITY)
}
