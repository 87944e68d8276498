declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  interface ImapServer {
    server: Server
    listen(port: number, host: string, done: () => void): void
    close(done: () => void): void
    appendMessage(folder: string, flags: string[], date: Date | false, message: Buffer): void
    getMailbox(folder: string): { messages: { uid: number; flags: string[]; raw: string }[]; uidvalidity: number }
  }
  export default function hoodiecrow(options: object): ImapServer
}
