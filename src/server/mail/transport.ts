import { createTransport, type SendMailOptions } from 'nodemailer'

/** Mail to a server, with an outcome instead of an exception: only what will never be taken is refused. */

export type Sending =
  | { kind: 'sent' }
  /** For good: trying again would end the same. */
  | { kind: 'refused'; reason: string }
  /** For now. */
  | { kind: 'failed'; reason: string }
  /** The mail server cannot be had: no other mail will go out now either. */
  | { kind: 'away'; reason: string }

export interface Transport {
  send(mail: SendMailOptions): Promise<Sending>
  close(): void
}

const PATIENCE = 10_000

/** One connection for several mails. @param url such as "smtp://user:word@mail.example:587" */
export function openTransport(url: string): Transport {
  const patience = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE }
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    ...patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail(mail)
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** Why a mail server does not take us; null when it does. @param patience in ms */
export async function checkTransport(url: string, patience: number): Promise<string | null> {
  const times = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience }
  try {
    const transport = createTransport({ url, ...times })
    await transport.verify().finally(() => transport.close())
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** A 5xx answer to the addresses or the message is final; one to the login is the operator's to mend. */
function outcomeOf(error: unknown): Sending {
  const reason = error instanceof Error ? error.message : String(error)
  const [code, response] =
    error instanceof Error && 'responseCode' in error
      ? ['code' in error ? String(error.code) : '', Number(error.responseCode)]
      : ['', 0]
  const isOfMail = response >= 400 && (code === 'EENVELOPE' || code === 'EMESSAGE')
  const kind = !isOfMail ? 'away' : response >= 500 ? 'refused' : 'failed'
  return { kind, reason: reason.slice(0, 300) }
}
