import type { Conversation, Entry } from '../../core/handoff.ts'

/** What a client said just now. */
export interface News {
  conversation: Conversation
  entry: Entry
}

export interface BellParts {
  isHidden(): boolean
  /** Whether this tab is the one to tell of an entry; of several that ask only one is. */
  claim(seq: number): Promise<boolean>
  /** Rings once for all that came together. */
  ring(news: readonly News[]): void
}

/** Messages that come together are told of together. */
const GATHERED = 400
/** A desk that is in sight goes first. */
const HIDDEN_WAITS = 600

/** Tells of news once, in one of the tabs that a desk is open in. */
export function createBell({ isHidden, claim, ring }: BellParts): { tell(news: News): void } {
  let gathered: News[] = []
  async function tellAll(): Promise<void> {
    const all = gathered
    gathered = []
    const claims = await Promise.all(all.map(({ entry }) => claim(entry.seq)))
    const own = all.filter((_, index) => claims[index])
    if (own.length > 0) ring(own)
  }

  return {
    tell(news) {
      gathered.push(news)
      // The first of them says when; the others come along.
      if (gathered.length === 1) setTimeout(() => void tellAll(), isHidden() ? GATHERED + HIDDEN_WAITS : GATHERED)
    },
  }
}

/** Longer than any other tab waits before it asks. */
const HELD = 5_000

/** A claim by Web Locks, which all tabs of a browser share; where there are none, every tab rings. */
export function claimByLock(seq: number): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request(`guidepost:news:${seq}`, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null)
      if (lock) await new Promise((done) => setTimeout(done, HELD))
    })
  })
}
