import type { VendorConfig } from '../../../core/vendor-config.ts'
import { createDesk } from './desk.ts'
import type { Handoff } from './handoff.ts'
import type { Mailbox } from './mailbox.ts'
import { browserPage } from './vendor-page.ts'

/** The hand-off that the site is configured for. Each adapter is downloaded only where it is the one, and when it is used. */
export function chooseHandoff(vendor: VendorConfig, mailbox: Mailbox): Handoff {
  if (vendor.kind === 'desk') return createDesk()
  if (vendor.kind === 'mail') return mailbox
  let adapter: Promise<Handoff> | null = null
  return {
    async open(question) {
      try {
        adapter ??= load(vendor)
        return await (await adapter).open(question)
      } catch {
        // Our own server is away, or the helpdesk's script broke: for the reader both mean another way.
        adapter = null
        return { kind: 'absent' }
      }
    },
  }
}

type WithWindow = Exclude<VendorConfig, { kind: 'desk' | 'mail' }>

async function load(vendor: WithWindow): Promise<Handoff> {
  switch (vendor.kind) {
    case 'chatwoot':
      return (await import('./chatwoot.ts')).createChatwoot(vendor, browserPage, window)
    case 'intercom':
      return (await import('./intercom.ts')).createIntercom(vendor, browserPage, window)
    case 'zendesk':
      return (await import('./zendesk.ts')).createZendesk(vendor, browserPage, window)
    case 'crisp':
      return (await import('./crisp.ts')).createCrisp(vendor, browserPage, window)
  }
}
