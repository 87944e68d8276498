import { HOME } from '../home.ts'
import { isPassing, isRecord } from './request.ts'
import type { Sent } from './uploads.ts'

/** The bytes of attachments to and from a conversation's path, such as "/api/conversations/0123456789abcdef". */

const LONGEST = 10 * 60_000

/** Sends a file. By XMLHttpRequest: `fetch` does not tell how much has gone. */
export function putFile(
  path: string,
  headers: Record<string, string>,
  id: string,
  file: File,
  progress: (share: number) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `${HOME}${path}/attachments/${id}?name=${encodeURIComponent(file.name)}`)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.timeout = LONGEST
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total))
    request.addEventListener('loadend', () => resolve(outcomeOf(request.status, request.response)))
    request.send(file)
  })
}

/** A file's bytes; null when they cannot be had. */
export async function fetchFile(path: string, headers: Record<string, string>, id: string): Promise<Blob | null> {
  try {
    const response = await fetch(`${HOME}${path}/attachments/${id}`, { headers })
    return response.ok ? await response.blob() : null
  } catch {
    return null
  }
}

/** A status of 0 is no answer at all. */
function outcomeOf(status: number, body: unknown): Sent {
  if (status >= 200 && status < 300) return { kind: 'stored' }
  if (status === 0 || isPassing(status)) return { kind: 'failed' }
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {}
  return { kind: 'refused', reason: String(error['message'] ?? status) }
}
