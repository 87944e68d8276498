import { useEffect, useRef, useState } from 'preact/hooks'
import { ATTACHMENT_TYPES, LARGEST_ATTACHMENT, MOST_ATTACHMENTS } from '../../core/attachments.ts'
import type { Translate } from '../../core/facts.ts'
import { sizeText } from './attachment-list.tsx'
import { shareOf, type Upload, type Uploads } from './uploads.ts'

/** Attaching to a message that is being written: picked, dropped on the form or pasted into it. */

export interface Attaching {
  /** Of the namespace "messages". */
  words: Translate
  uploads: Uploads
}

/** A button that opens the system's own dialog for files. */
export function AttachButton({ words, uploads }: Attaching) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        multiple
        accept={ATTACHMENT_TYPES.join(',')}
        onChange={({ currentTarget }) => {
          void uploads.add([...(currentTarget.files ?? [])])
          // The same file may be picked again after it was taken out.
          currentTarget.value = ''
        }}
      />
      <button type="button" class="attach-button" data-act="attach" onClick={() => input.current?.click()}>
        <svg
          width="20"
          height="20"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="1.75"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          <path d="m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551" />
        </svg>
        <span>{words('attach')}</span>
      </button>
    </>
  )
}

/** The draft's files with how far they have gone, and why one is not taken. */
export function UploadList({ words, uploads }: Attaching) {
  const list = uploads.list()
  return (
    <>
      {list.length > 0 && (
        <ul class="uploads" aria-label={words('attached')}>
          {list.map((upload) => (
            <li key={upload.id} class="upload" data-state={upload.state}>
              <Preview upload={upload} uploads={uploads} />
              <span class="upload-about">
                <bdi class="file-name">{upload.name}</bdi>
                <span class="upload-state">{stateText(upload, words)}</span>
                {(upload.state === 'sending' || upload.state === 'waiting') && (
                  <progress value={upload.share} aria-label={words('uploading', { name: upload.name })} />
                )}
              </span>
              <button
                type="button"
                class="upload-remove"
                aria-label={words('remove', { name: upload.name })}
                title={words('remove_short')}
                onClick={({ currentTarget }) => {
                  // The field gets the focus that would be lost with the button.
                  currentTarget.form?.querySelector('textarea')?.focus()
                  uploads.remove(upload.id)
                }}
              >
                <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
                  <path d="M18 6 6 18M6 6l12 12" stroke-width="1.75" stroke-linecap="round" />
                </svg>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="visually-hidden" role="status">
        {saidOf(list, words)}
      </p>
    </>
  )
}

function Preview({ upload, uploads }: { upload: Upload; uploads: Uploads }) {
  const [shown, show] = useState('')
  const { id, name, size, type, state } = upload
  const isPicture = type.startsWith('image/') && state !== 'refused'
  useEffect(() => {
    let address = ''
    if (isPicture && type !== '')
      void uploads.read({ id, name, size, type }).then((bytes) => {
        if (bytes) address = URL.createObjectURL(bytes)
        show(address)
      })
    return () => URL.revokeObjectURL(address)
  }, [id, isPicture])
  return (
    <span class="upload-preview" aria-hidden="true">
      {shown === '' ? type === 'application/pdf' ? 'PDF' : '' : <img src={shown} alt="" />}
    </span>
  )
}

/** What a form needs to take files that are dropped on it or pasted into it. */
export function takingFiles(uploads: Uploads) {
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    },
    onDrop: (event: DragEvent) => takeFrom(event, event.dataTransfer, uploads),
    onPaste: (event: ClipboardEvent) => takeFrom(event, event.clipboardData, uploads),
  }
}

function takeFrom(event: Event, from: DataTransfer | null, uploads: Uploads): void {
  const files = [...(from?.files ?? [])]
  if (files.length === 0) return
  event.preventDefault()
  void uploads.add(files)
}

function stateText(upload: Upload, words: Translate): string {
  const { state, why, words: reason, size } = upload
  if (state !== 'refused') return state === 'waiting' ? words('waiting') : sizeText(size, words)
  if (why === 'server') return reason
  return words(`refused.${why}`, { size: LARGEST_ATTACHMENT / 1024 / 1024, most: MOST_ATTACHMENTS })
}

/** For who does not see the list: what was refused and why, else how many files there are and whether they have gone. */
function saidOf(list: readonly Upload[], words: Translate): string {
  const refused = list.findLast(({ state }) => state === 'refused')
  if (refused) return `${refused.name}: ${stateText(refused, words)}`
  if (list.length === 0) return ''
  return words(shareOf(list) === 1 ? 'all_uploaded' : 'some_uploading', { count: list.length })
}
