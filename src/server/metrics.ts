import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Store } from '../store/store.ts'
import type { Journal } from './journal.ts'

/** `GET /metrics` for operators, as Prometheus reads it. Labels are routes and reasons of ours; nothing of a reader. */

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const MOST_WAITING = 500

interface Parts {
  store: Store
  journal: Journal
}

export function addMetrics(app: FastifyInstance, { store, journal }: Parts): void {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'guidepost_' })
  const requests = new Histogram({
    name: 'guidepost_http_request_duration_seconds',
    help: 'Time to answer, by route, method and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  })
  new Counter({
    name: 'guidepost_journal_events_stored_total',
    help: 'Events that reached the disk since the start.',
    registers,
    collect() {
      this.reset()
      this.inc(journal.stored())
    },
  })
  new Counter({
    name: 'guidepost_journal_events_dropped_total',
    help: 'Events that were refused since the start, by reason.',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset()
      for (const [reason, count] of Object.entries(journal.dropped())) this.inc({ reason }, count)
    },
  })
  new Gauge({
    name: 'guidepost_conversations_open',
    help: `Conversations that are not solved; at most ${MOST_WAITING} are counted.`,
    registers,
    async collect() {
      this.set((await store.conversations({ locale: null, state: 'open', text: null, limit: MOST_WAITING })).length)
    },
  })

  app.addHook('onResponse', async (request, reply) => {
    // Only routes that we have: an address that somebody invented makes no label.
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()))
}
