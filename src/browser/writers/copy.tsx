import { useState } from 'preact/hooks'
import type { Told } from './told.ts'

/** A command or a file's path, with a button that copies it. */
export function Copy({ told: { t }, text }: { told: Told; text: string }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 3000)
  }
  return (
    <span class="copy">
      <code dir="ltr">{text}</code>
      <button class="csv" type="button" data-act="copy" onClick={() => void copy()}>
        <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
        <span class="visually-hidden">: {text}</span>
      </button>
    </span>
  )
}
