/** The browser's own notifications, for an agent who looks elsewhere. */

export type Permission = 'unknown' | 'allowed' | 'refused' | 'missing'

/** Whether the browser may notify; "missing" where it cannot at all. */
export function permission(): Permission {
  if (!('Notification' in globalThis)) return 'missing'
  const { permission } = Notification
  return permission === 'granted' ? 'allowed' : permission === 'denied' ? 'refused' : 'unknown'
}

/** Asks the agent, as their click allows. */
export async function askPermission(): Promise<Permission> {
  if (permission() === 'unknown') await Notification.requestPermission()
  return permission()
}

export interface Told {
  /** One notification for each conversation: a later one takes its place. */
  conversation: string
  title: string
  /** Empty when nothing of a message may be shown. */
  text: string
  locale: string
  open(): void
}

/** Notifies, when the browser may. */
export function notify({ conversation, title, text, locale, open }: Told): void {
  if (permission() !== 'allowed') return
  try {
    const shown = new Notification(title, { body: text, tag: `guidepost:${conversation}`, lang: locale, dir: 'auto' })
    shown.addEventListener('click', () => {
      window.focus()
      shown.close()
      open()
    })
  } catch {
    // Some phones notify from a service worker only; there the sound and the title have to do.
  }
}
