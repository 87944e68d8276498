import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AlertSecrets } from './alerts.ts'
import type { MailSecrets } from './mail/mailroom.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export interface Environment {
  port: number
  host: string
  dataFolder: string
  /** Of the team's accounts; empty when there is none. */
  clientSecret: string
  /** What checks the tokens that say who a client is; empty when there is none. */
  launcherSecret: string
  alertSecrets: AlertSecrets
  /** Of the helpdesk's webhooks; empty when there is none. */
  webhookSecret: string
  mailSecrets: MailSecrets
}

/** Where the product listens and keeps its data, from the environment. Throws when a value cannot be used. */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const { PORT, HOST, OIDC_CLIENT_SECRET, LAUNCHER_SECRET, ALERT_SECRET, VENDOR_WEBHOOK_SECRET } = env
  const { SMTP_URL, IMAP_URL, MAIL_SECRET } = env
  const port = PORT ? Number(PORT) : 4321
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${PORT}", which is no port. Use a number from 1 to 65535: PORT=4322 npm start`)
  // The machine itself only, unless asked otherwise: what listens to a network should be somebody's decision.
  return {
    port,
    host: HOST || 'localhost',
    dataFolder: folderOf(env),
    clientSecret: OIDC_CLIENT_SECRET ?? '',
    launcherSecret: LAUNCHER_SECRET ?? '',
    alertSecrets: { secret: ALERT_SECRET ?? '', smtp: SMTP_URL ?? '' },
    webhookSecret: VENDOR_WEBHOOK_SECRET ?? '',
    mailSecrets: { smtp: SMTP_URL ?? '', imap: IMAP_URL ?? '', inbound: MAIL_SECRET ?? '' },
  }
}

/** Where the data is kept: DATA_DIR, or `data` in the checkout. */
export function folderOf({ DATA_DIR }: Readonly<Record<string, string | undefined>>): string {
  return resolve(DATA_DIR || join(ROOT, 'data'))
}

/** Throws when the data could not be kept; makes the folder when it is not there. */
export function assertWritable(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true })
    accessSync(dataFolder, constants.W_OK)
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new Error(
      `The data cannot be kept in "${dataFolder}" (${why}). Name a folder that you may write to: DATA_DIR=./data npm start`,
      { cause },
    )
  }
}
