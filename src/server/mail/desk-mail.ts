import type { FastifyInstance } from 'fastify'
import type { Store } from '../../store/store.ts'

/** `GET /api/desk/mail`: what went out by mail, what waits, and what did not arrive, for staff. */

const MOST = 200

export function addDeskMail(app: FastifyInstance, { store, isOn }: { store: Store; isOn: boolean }): void {
  app.get('/api/desk/mail', async () => ({
    /** Whether tickets go by mail at all. */
    isOn,
    mails: (await store.mails(MOST)).map(({ id, conversation, kind, recipient, state, attempts, ...rest }) => ({
      ...{ id, conversation, kind, recipient, state, attempts, reason: rest.reason },
      ...{ nextAt: rest.nextAt, madeAt: rest.madeAt, doneAt: rest.doneAt },
    })),
  }))
}
