import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fileTypeFromBuffer } from 'file-type'
import { isAttachmentType, LARGEST_ATTACHMENT, LARGEST_TOGETHER, safeFileName } from '../core/attachments.ts'
import { attachmentId, type Entry } from '../core/handoff.ts'
import type { Files } from '../store/files.ts'
import type { Attached, Store } from '../store/store.ts'
import { problem, wrongFields } from './problem.ts'

/**
 * Files of a conversation: `PUT …/attachments/:file?name=` with the bytes as the body, then a message that names their
 * numbers. What a file is, its bytes say; they rest outside the web root and are served so that nothing in them runs.
 */

const OCTETS = 'application/octet-stream'
const MEGABYTE = 1024 * 1024

export interface AttachmentParts {
  store: Store
  files: Files
  clock: () => number
}

/** A side of a conversation. */
interface Owned {
  conversation: string
  from: Entry['from']
}

/** A side's conversation for a request; null when there is none, or none for who asks. */
export type Owner = (request: FastifyRequest) => Promise<Owned | null>

export interface AttachmentRoutes extends AttachmentParts {
  /** Such as "/api/conversations/:id". */
  path: string
  owner: Owner
  /** Answers a request that comes too fast, and says that it did. */
  isFlood(request: FastifyRequest, reply: FastifyReply): boolean
}

/** Adds the two routes of one side. */
export function addAttachmentRoutes(
  app: FastifyInstance,
  { path, owner, isFlood, store, files, clock }: AttachmentRoutes,
): void {
  type Route = { Params: { file: string }; Querystring: { name?: string } }
  const owners = new WeakMap<FastifyRequest, Owned>()

  /** Before the body is read: whoever may not attach sends no ten megabytes. */
  async function admitSender(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const owned = await owner(request)
    if (!owned) return unknown(reply)
    if (isFlood(request, reply)) return reply
    owners.set(request, owned)
    return undefined
  }

  const options = { bodyLimit: LARGEST_ATTACHMENT, onRequest: admitSender }
  app.put<Route>(`${path}/attachments/:file`, options, async (request, reply) => {
    const owned = owners.get(request)
    if (!owned) return unknown(reply)
    const id = attachmentId.safeParse(request.params.file)
    if (!id.success)
      return problem(reply, 422, 'invalid', `The number of an attachment ${id.error.issues[0]?.message}.`)
    const { body } = request
    if (!Buffer.isBuffer(body) || body.length === 0)
      return problem(reply, 422, 'empty_file', `Send the file’s bytes as the body, with "content-type: ${OCTETS}".`)
    const type = (await fileTypeFromBuffer(body))?.mime ?? ''
    if (!isAttachmentType(type))
      return problem(
        reply,
        415,
        'wrong_file',
        'Only pictures (PNG, JPEG, GIF, WebP) and PDF can be attached. Make a picture of it.',
      )
    const wanted: Attached = {
      id: id.data,
      ...owned,
      name: safeFileName(request.query.name ?? ''),
      type,
      size: body.length,
      at: clock(),
      entry: 0,
    }
    const known = await store.attachment(wanted.id)
    if (known && (known.conversation !== wanted.conversation || known.from !== wanted.from)) return taken(reply)
    if (!known && (await store.attachedBytes(owned.conversation)) + body.length > LARGEST_TOGETHER) return full(reply)
    // The bytes are on the disk before anybody is told of the file.
    await files.save(wanted.id, body)
    const stored = await store.saveAttachment(wanted)
    if (!stored) return taken(reply)
    const { name, size } = stored
    return reply.code(201).send({ attachment: { id: stored.id, name, type: stored.type, size } })
  })

  app.get<Route>(`${path}/attachments/:file`, async (request, reply) => {
    const owned = await owner(request)
    const attached = owned && (await store.attachment(request.params.file))
    if (!attached || attached.conversation !== owned?.conversation) return unknown(reply)
    // What was not sent with a message is its sender's alone.
    if (attached.entry === 0 && attached.from !== owned.from) return unknown(reply)
    const bytes = await files.read(attached.id)
    if (!bytes) return unknown(reply)
    const name = encodeURIComponent(attached.name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
    return reply
      .header('content-type', attached.type)
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(bytes)
  })
}

/** Whether a message may name these files: the sender put each of them here. An earlier message may have one already. */
export async function areOwn(store: Store, { conversation, from }: Owned, ids: readonly string[]): Promise<boolean> {
  const attached = await Promise.all(ids.map((id) => store.attachment(id)))
  return attached.every((file) => file?.conversation === conversation && file.from === from)
}

export function notAttached(reply: FastifyReply): FastifyReply {
  const message = 'must name files that were sent to this conversation before. Attach the file again'
  return wrongFields(reply, [{ path: 'attachments', message }])
}

/** Files come as they are, with no form around them. */
export function acceptFiles(app: FastifyInstance): void {
  app.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_, body, done) => done(null, body))
}

export const FILE_TOO_LARGE = `The file is larger than ${LARGEST_ATTACHMENT / MEGABYTE} MB. Send a smaller one, or a part of it.`

function unknown(reply: FastifyReply): FastifyReply {
  return problem(reply, 404, 'unknown_file', 'There is no such file in this conversation. Reload the conversation.')
}

function full(reply: FastifyReply): FastifyReply {
  const most = LARGEST_TOGETHER / MEGABYTE
  return problem(reply, 413, 'full', `The files of one conversation come to ${most} MB at most. Describe it in words.`)
}

function taken(reply: FastifyReply): FastifyReply {
  return problem(reply, 409, 'taken', 'A file with this number exists. Draw another number and send again.')
}
