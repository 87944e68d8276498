import { createContext } from 'preact'
import type { createReplyBook } from './canned.ts'

/** The canned replies, for whatever part of the desk offers them. */
export const ReplyBook = createContext<ReturnType<typeof createReplyBook>>({ of: () => null })
