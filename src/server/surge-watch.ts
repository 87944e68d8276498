import { bandOf, isCalm, isSurge, lastHour, type Surge } from '../core/surge.ts'
import type { GapParts } from '../store/read-gaps.ts'
import { readWatched, type Watched } from '../store/read-surges.ts'
import type { Store } from '../store/store.ts'
import type { Alerts } from './alerts.ts'

/** Looks every minute whether more people than usual ask for the same; raises it once, and tells whom the site names. */

/** So long it must be calm before it has ended. */
const CALM_FOR = 3_600_000
/** Messages that do not get through are tried again so often, once a minute. */
const MOST_TRIES = 60

export interface SurgeWatch {
  check(): Promise<void>
}

export interface WatchParts {
  store: Store
  /** At a moment: what gaps are grouped and shown by. */
  gapParts: () => GapParts
  alerts: Alerts
  clock: () => number
}

export function createSurgeWatch({ store, gapParts, alerts, clock }: WatchParts): SurgeWatch {
  return {
    async check() {
      const now = clock()
      const watched = await readWatched(gapParts())
      const raised = await store.surges(now)
      for (const surge of raised) await store.saveSurge(followed(surge, watched, now))
      for (const each of watched) {
        const isRaised = raised.some(({ id, endedAt }) => endedAt === 0 && id.startsWith(`${each.of}:${each.id}:`))
        if (!isRaised && isSurge(each.series, now)) await store.saveSurge(raise(each, now))
      }
      for (const surge of await store.surges(now)) await tell(surge, alerts, store)
    },
  }
}

function raise({ of, id, locale, name, series }: Watched, now: number): Surge {
  return {
    id: `${of}:${id}:${Math.floor(now / 60_000)}`,
    of,
    locale,
    name,
    startedAt: now,
    lastAt: now,
    endedAt: 0,
    ...measured(series, now),
    seenBy: '',
    mailTries: 0,
    hookTries: 0,
  }
}

const measured = (series: Watched['series'], now: number) => {
  const { low, high } = bandOf(series, now)
  return { sessions: lastHour(series, now), low, high }
}

/** What became of a surge: it goes on, or has been calm for an hour. */
function followed(surge: Surge, watched: readonly Watched[], now: number): Surge {
  if (surge.endedAt > 0) return surge
  const own = watched.find(({ of, id }) => surge.id.startsWith(`${of}:${id}:`))
  if (own && !isCalm(own.series, now)) return { ...surge, ...measured(own.series, now), lastAt: now }
  return now - surge.lastAt >= CALM_FOR ? { ...surge, endedAt: now } : surge
}

/** Sends what was not sent yet. What fails is tried again at the next look, also after the server was restarted. */
async function tell(surge: Surge, alerts: Alerts, store: Store): Promise<void> {
  const waits = (tries: number) => tries >= 0 && tries < MOST_TRIES
  if (waits(surge.hookTries)) {
    surge = { ...surge, hookTries: (await alerts.post(surge)) ? -1 : surge.hookTries + 1 }
    await store.saveSurge(surge)
  }
  if (waits(surge.mailTries)) {
    surge = { ...surge, mailTries: (await alerts.mail(surge)) ? -1 : surge.mailTries + 1 }
    await store.saveSurge(surge)
  }
}
