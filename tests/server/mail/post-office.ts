import type { AddressInfo, Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/**
 * A real mail server and a real mailbox on loopback. What is sent to an address of the company lies in the mailbox, as
 * it would anywhere; what is sent to others is kept as they would receive it.
 */

export interface Delivered extends Email {
  envelope: { from: string; to: string }
  raw: string
}

export interface PostOffice {
  smtp: string
  imap: string
  /** Every mail that was taken, in order. */
  delivered: Delivered[]
  /** Those to an address. */
  to(address: string): Delivered[]
  /** What the server answers before it takes a mail for an address; undefined: it takes it. */
  answers: Map<string, { code: number; text: string }>
  /** Puts a mail into the company's mailbox. */
  put(raw: string): void
  /** Ends the mail server, and begins it again at the same address. */
  leave(): Promise<void>
  comeBack(): Promise<void>
  /** The same of the mailbox; what lies in it stays. */
  mailboxLeaves(): Promise<void>
  mailboxComesBack(): Promise<void>
  /** The flags of the mails in the mailbox. */
  flags(): string[][]
  close(): Promise<void>
}

export async function openPostOffice(company: string): Promise<PostOffice> {
  const delivered: Delivered[] = []
  const answers: PostOffice['answers'] = new Map()
  const makeMailbox = (messages: { raw: string }[]) =>
    hoodiecrow({ plugins: ['ID', 'IDLE', 'UNSELECT', 'LITERALPLUS'], storage: { INBOX: { messages } } })
  let mailbox = makeMailbox([])
  const put = (raw: string) => mailbox.appendMessage('INBOX', [], false, Buffer.from(raw.replace(/\r?\n/g, '\r\n')))
  const [local, host] = company.split('@')
  const isCompanys = (address: string) => address.startsWith(`${local}`) && address.endsWith(`@${host}`)

  const makeServer = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _, done) {
        const answer = answers.get(address)
        done(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }))
      },
      onData(stream, { envelope }, done) {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', async () => {
          const raw = Buffer.concat(parts).toString('utf8')
          const email = await PostalMime.parse(raw)
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          for (const { address } of envelope.rcptTo) {
            delivered.push({ ...email, envelope: { from, to: address }, raw })
            if (isCompanys(address)) put(raw)
          }
          done()
        })
      },
    }).on('error', (error) => {
      // A sender that dies in the middle of a mail is what some tests are about.
      if (!('remoteAddress' in error)) throw error
    })
  let smtp = makeServer()
  const listen = (port: number) => new Promise<void>((resolve) => void smtp.listen(port, '127.0.0.1', () => resolve()))
  const leave = () => new Promise<void>((resolve) => smtp.close(() => resolve()))
  await listen(0)
  const connected = new Set<Socket>()
  const openMailbox = (port: number) => {
    mailbox.server.on('connection', (socket: Socket) => connected.add(socket))
    return new Promise<void>((resolve) => mailbox.listen(port, '127.0.0.1', () => resolve()))
  }
  // Who is connected does not keep it open.
  const mailboxLeaves = () =>
    new Promise<void>((resolve) => {
      mailbox.server.close(() => resolve())
      for (const socket of connected) socket.destroy()
    })
  await openMailbox(0)
  const portOf = (server: { address(): AddressInfo | string | null }) => (server.address() as AddressInfo).port
  const port = portOf(smtp.server)
  const mailboxPort = portOf(mailbox.server)
  return {
    smtp: `smtp://127.0.0.1:${port}`,
    imap: `imap://testuser:testpass@127.0.0.1:${mailboxPort}`,
    delivered,
    to: (address) => delivered.filter(({ envelope }) => envelope.to === address),
    answers,
    put,
    mailboxLeaves,
    mailboxComesBack() {
      mailbox = makeMailbox(mailbox.getMailbox('INBOX').messages.map(({ raw }) => ({ raw })))
      return openMailbox(mailboxPort)
    },
    flags: () => mailbox.getMailbox('INBOX').messages.map(({ flags }) => flags),
    leave,
    comeBack() {
      smtp = makeServer()
      return listen(port)
    },
    async close() {
      await leave()
      await mailboxLeaves()
    },
  }
}

interface Written {
  from: string
  to: string
  subject?: string
  text: string
  inReplyTo?: string
  headers?: Record<string, string>
}

let written = 0

/** A mail as a mail program writes it; each another one. The mailbox of the tests takes ASCII alone, as mail did for long. */
export function aMail({
  from,
  to,
  subject = 'Re: your question',
  text,
  inReplyTo = '',
  headers = {},
}: Written): string {
  written += 1
  // Parts say themselves how they are written.
  const isPlain = /^[\t\r\n -~]*$/.test(text) || headers['Content-Type']?.startsWith('multipart/') === true
  const body = isPlain
    ? text
    : (
        Buffer.from(text)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\r\n')
  const lines = Object.entries({
    From: from,
    To: to,
    Subject: subject,
    'Message-ID': `<mail-${written}@client.example>`,
    Date: 'Mon, 23 Nov 2026 10:00:00 +0000',
    ...(inReplyTo === '' ? {} : { 'In-Reply-To': inReplyTo, References: inReplyTo }),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': isPlain ? '7bit' : 'base64',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`)
  return `${lines.join('\r\n')}\r\n\r\n${body}\r\n`
}
