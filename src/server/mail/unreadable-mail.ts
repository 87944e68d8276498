/** Bytes that are no mail: told apart from a store or a disk that fails, after which the same mail is taken again. */
export class UnreadableMail extends Error {
  constructor(cause: unknown) {
    super('This cannot be read as a mail. Send it as its server has it.', { cause })
  }
}
