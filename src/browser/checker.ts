import { type OfficialChannels, verify } from '../core/official.ts'

/** "Is it really us?": judges what is pasted, in the browser. Nothing of it is sent or kept. */
export function check(form: HTMLFormElement): void {
  const channels: OfficialChannels = JSON.parse(form.dataset['channels'] ?? '{}')
  const texts: Record<string, string> = JSON.parse(form.dataset['verdicts'] ?? '{}')
  const input = form.querySelector('input')
  const shown = form.querySelector<HTMLElement>('[data-verdict]')
  const words = shown?.querySelector('p')
  if (!input || !shown || !words) return

  const { verdict, ...names } = verify(input.value, channels)
  shown.dataset['kind'] = verdict
  words.textContent = fill(texts[verdict] ?? '', names)
  // A verdict belongs to what was checked: it goes when the text changes.
  input.addEventListener(
    'input',
    () => {
      delete shown.dataset['kind']
      words.textContent = ''
    },
    { once: true },
  )
}

/** Names stand isolated, so that a Latin host keeps its order inside Arabic. */
function fill(text: string, names: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `\u2068${names[name] ?? ''}\u2069`)
}
