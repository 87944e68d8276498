import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { MAX_BATCH } from '../../core/events.ts'
import { hoursFor, openingAt } from '../../core/hours.ts'
import type { TopicField } from '../../core/topics.ts'
import { createServer, type ServerParts } from '../../server/server.ts'
import { makeSignInLink } from '../../server/sign-in.ts'
import type { SampleDay } from './history.ts'
import type { Handoff, Visit } from './visits.ts'

/** Sends an invented history through the server's own doors, with a clock that goes with it. */

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]
const AT_ONCE = 200

interface Step {
  at: number
  run(): Promise<void>
}

export interface Played {
  sessions: number
  events: number
  conversations: number
}

/** @param told after each day */
export async function play(
  history: Iterable<SampleDay>,
  parts: Omit<ServerParts, 'clock'>,
  told: (played: Played) => void,
): Promise<Played> {
  const clock = { now: 0 }
  const app = await createServer({ ...parts, clock: () => clock.now })
  const played: Played = { sessions: 0, events: 0, conversations: 0 }
  const desk = createDesk(app, parts, clock)
  let later: Step[] = []
  try {
    for (const { day, visits } of history) {
      clock.now = day * DAY
      await desk.begin()
      const steps = [
        ...later,
        ...visits.flatMap((visit) =>
          handoffSteps(visit, app, desk, { played, fields: parts.fields, site: parts.site }),
        ),
      ]
      for (let hour = day * DAY; hour < (day + 1) * DAY; hour += HOUR) {
        clock.now = hour + HOUR
        await sendVisits(
          visits.filter(({ at }) => at >= hour && at < hour + HOUR),
          app,
          played,
        )
        const due = steps.filter(({ at }) => at >= hour && at < hour + HOUR)
        for (const [minute, together] of [...Map.groupBy(due, ({ at }) => Math.floor(at / MINUTE))].sort(
          ([a], [b]) => a - b,
        )) {
          clock.now = (minute + 1) * MINUTE
          await Promise.all(together.map(({ run }) => run()))
        }
      }
      later = steps.filter(({ at }) => at >= (day + 1) * DAY)
      while ((await parts.store.refreshDays(1)) > 0);
      told(played)
    }
    return played
  } finally {
    desk.end()
    await app.close()
  }
}

async function sendVisits(visits: readonly Visit[], app: FastifyInstance, played: Played): Promise<void> {
  for (let from = 0; from < visits.length; from += AT_ONCE)
    await Promise.all(
      visits.slice(from, from + AT_ONCE).map(async ({ events, session }) => {
        const payload = { v: 1, events: events.slice(0, MAX_BATCH) }
        const reply = await app.inject({
          method: 'POST',
          url: '/api/journal',
          remoteAddress: addressOf(session),
          payload,
        })
        if (reply.statusCode !== 202) throw new Error(`The journal refused the sample: ${reply.body}`)
        played.sessions += 1
        played.events += events.length
      }),
    )
}

/** Each visit comes from an address of its own. */
function addressOf(session: string): string {
  const number = Number(BigInt(session) % 16_777_216n)
  return `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`
}

function handoffSteps(
  { session, locale, handoff }: Visit,
  app: FastifyInstance,
  desk: Desk,
  { played, fields, site }: { played: Played } & Pick<ServerParts, 'fields' | 'site'>,
): Step[] {
  if (!handoff) return []
  const id = `sample${BigInt(session).toString(36).padStart(14, '0')}`
  const secret = `sample-${id}-not-secret`
  const { at, answered, solved, score } = handoff
  // What comes while nobody is there is taken up when somebody is.
  const { open: isOpen, until } = openingAt(hoursFor(locale, handoff.topic, site), at)
  const taken = isOpen || until === null ? at : until
  const open = async (channel: 'chat' | 'ticket') =>
    app.inject({
      method: 'POST',
      url: '/api/conversations',
      remoteAddress: addressOf(session),
      payload: {
        id,
        secret,
        session,
        locale,
        channel,
        ...askedOf(handoff),
        fields: neededOf(fields.get(handoff.topic) ?? []),
        email: channel === 'chat' ? '' : 'reader@mail.example',
      },
    })
  const steps: Step[] = [
    {
      at,
      async run() {
        const chat = await open('chat')
        const reply = chat.statusCode === 409 ? await open('ticket') : chat
        if (reply.statusCode !== 201) throw new Error(`The desk refused the sample: ${reply.body}`)
        played.conversations += 1
      },
    },
    { at: taken + answered * 1000, run: () => desk.post(`${id}/messages`, { key: 'sample-answer', text: '…' }) },
  ]
  if (solved > 0)
    steps.push({ at: taken + solved * 1000, run: () => desk.post(`${id}/solve`, { key: 'sample-solved' }) })
  if (solved > 0 && score > 0)
    steps.push({
      at: taken + solved * 1000 + 2 * MINUTE,
      async run() {
        const headers = { authorization: `Bearer ${secret}` }
        const url = `/api/conversations/${id}/rating`
        await app.inject({ method: 'POST', url, remoteAddress: addressOf(session), headers, payload: { score } })
      },
    })
  return steps
}

const askedOf = ({ topic, message }: Handoff) => ({
  topic,
  message,
  packet: { searches: [], guides: [], page: '' },
})

/** What a ticket of a topic cannot do without. */
function neededOf(fields: readonly TopicField[]): Record<string, string> {
  return Object.fromEntries(fields.filter(({ required }) => required).map(({ id, options }) => [id, options[0] ?? '1']))
}

interface Desk {
  /** Signs in anew, as sessions end after two weeks of the sample's time. */
  begin(): Promise<void>
  post(path: string, payload: object): Promise<void>
  end(): void
}

/** An agent who answers in every language, and is there: chats are open within their hours. */
function createDesk(
  app: FastifyInstance,
  { site, store }: Pick<ServerParts, 'site' | 'store'>,
  clock: { now: number },
): Desk {
  let cookie = ''
  let stream: ReturnType<typeof get> | null = null
  return {
    async begin() {
      const reply = await app.inject(await makeSignInLink(store, clock.now))
      cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
      if (stream) return
      await app.listen({ port: 0, host: '127.0.0.1' })
      const { port } = app.server.address() as AddressInfo
      const path = `/api/desk/stream?available=1&locales=${Object.keys(site.locales).join(',')}`
      await new Promise<void>((resolve, reject) => {
        stream = get({ host: '127.0.0.1', port, path, headers: { cookie } }, (response) => {
          response.resume()
          resolve()
        })
        // After the beginning it ends when the sample does: then nobody waits for it.
        stream.on('error', reject)
      })
    },
    async post(path, payload) {
      const url = `/api/desk/conversations/${path}`
      const reply = await app.inject({ method: 'POST', url, headers: { cookie }, payload })
      if (reply.statusCode >= 400) throw new Error(`The desk refused the sample: ${reply.body}`)
    },
    end: () => void stream?.destroy(),
  }
}
