import { useEffect, useRef, useState } from 'preact/hooks'
import type { Attachment } from '../../core/attachments.ts'
import type { Translate } from '../../core/facts.ts'

interface ListProps {
  /** Of the namespace "messages". */
  words: Translate
  attachments: readonly Attachment[]
  read(attachment: Attachment): Promise<Blob | null>
}

/** A message's files: pictures as one sees them, the rest by name; their bytes are fetched with the conversation's credentials. */
export function AttachmentList({ words, attachments, read }: ListProps) {
  if (attachments.length === 0) return null
  return (
    <ul class="attached" aria-label={words('attached')}>
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          {attachment.type.startsWith('image/') ? (
            <Picture words={words} attachment={attachment} read={read} />
          ) : (
            <FileLink words={words} attachment={attachment} read={read} />
          )}
        </li>
      ))}
    </ul>
  )
}

interface Props extends Omit<ListProps, 'attachments'> {
  attachment: Attachment
}

/** Fetched once it comes into view; its place is kept from the beginning. */
function Picture({ words, attachment, read }: Props) {
  const place = useRef<HTMLAnchorElement>(null)
  const [shown, show] = useState<string | 'failed' | null>(null)
  useEffect(() => {
    let address = ''
    const watch = new IntersectionObserver(async ([seen]) => {
      if (!seen?.isIntersecting) return
      watch.disconnect()
      const bytes = await read(attachment)
      if (bytes) address = URL.createObjectURL(bytes)
      show(address || 'failed')
    })
    if (place.current) watch.observe(place.current)
    return () => {
      watch.disconnect()
      URL.revokeObjectURL(address)
    }
  }, [attachment.id])
  if (shown === 'failed') return <FileLink words={words} attachment={attachment} read={read} />
  return (
    <a class="picture" ref={place} href={shown ?? undefined} target="_blank" rel="noopener" title={attachment.name}>
      {shown && <img src={shown} alt={attachment.name} />}
    </a>
  )
}

/** Its bytes are fetched when it is asked for, and then saved under its name. */
function FileLink({ words, attachment, read }: Props) {
  const { name, size, type } = attachment
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const open = async () => {
    setState('busy')
    const bytes = await read(attachment)
    setState(bytes ? 'idle' : 'failed')
    if (!bytes) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(bytes)
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
  return (
    <button type="button" class="file-link" aria-busy={state === 'busy'} onClick={() => void open()}>
      <span class="file-kind" aria-hidden="true">
        {type === 'application/pdf' ? 'PDF' : '⇩'}
      </span>
      <bdi class="file-name">{name}</bdi>
      <span class="file-size">{state === 'failed' ? words('file_failed') : sizeText(size, words)}</span>
    </button>
  )
}

/**
 * A file's size for people, in whole kilobytes or tenths of a megabyte.
 * @example sizeText(2_500_000, words) // => '2.4 MB'
 */
export function sizeText(bytes: number, words: Translate): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1024) return words('kilobytes', { size: kilobytes })
  return words('megabytes', { size: Math.round((bytes / 1024 / 1024) * 10) / 10 })
}
