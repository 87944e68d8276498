import type { Translate } from '../../core/facts.ts'

/** The button that opens the launcher, with the number of messages that wait. */

interface ButtonState {
  expanded: boolean
  loading: boolean
  failed: boolean
  unread: number
}

export interface Button {
  element: HTMLButtonElement
  show(change: Partial<ButtonState>): void
  remove(): void
}

interface ButtonParts {
  root: ShadowRoot
  t: Translate
  /** The support center itself, for when nothing could be loaded. */
  site: string
  press(): void
}

/** Lucide's "life-buoy" would be a wheel to some: a bubble with a question mark is understood everywhere. */
const BUBBLE =
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01'
const MOST_SHOWN = 9

export function drawButton({ root, t, site, press }: ButtonParts): Button {
  let state: ButtonState = { expanded: false, loading: false, failed: false, unread: 0 }
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'launch'
  button.setAttribute('part', 'button')
  button.setAttribute('aria-haspopup', 'dialog')
  const label = document.createElement('span')
  label.className = 'launch-label'
  label.textContent = t('label')
  const badge = document.createElement('span')
  badge.className = 'launch-badge'
  badge.setAttribute('aria-hidden', 'true')
  const whole = document.createElement('span')
  whole.className = 'launch-said'
  const said = document.createElement('p')
  said.className = 'launch-said'
  said.setAttribute('role', 'status')
  const trouble = document.createElement('p')
  trouble.className = 'launch-trouble'
  trouble.setAttribute('role', 'alert')
  button.append(bubble(), label, whole, badge)
  button.addEventListener('click', press)
  // A landmark of its own, since it stands outside those of the page.
  const corner = document.createElement('section')
  corner.setAttribute('aria-label', t('label'))
  corner.append(button, said, trouble)
  root.replaceChildren(corner)

  function show(change: Partial<ButtonState>): void {
    const before = state
    state = { ...state, ...change }
    const { expanded, loading, failed, unread } = state
    button.setAttribute('aria-expanded', String(expanded))
    button.toggleAttribute('aria-busy', loading)
    badge.hidden = unread === 0
    badge.textContent = unread > MOST_SHOWN ? `${MOST_SHOWN}+` : String(unread)
    // Heard as a whole sentence in place of the label and the number.
    whole.textContent = unread > 0 ? t('unread', { count: unread }) : ''
    if (unread > 0) label.setAttribute('aria-hidden', 'true')
    else label.removeAttribute('aria-hidden')
    if (unread > before.unread && !expanded) said.textContent = t('unread', { count: unread })
    if (failed !== before.failed) trouble.replaceChildren(...(failed ? [t('failed'), ' ', wayOut()] : []))
  }

  function wayOut(): HTMLAnchorElement {
    const link = document.createElement('a')
    link.href = site
    link.target = '_blank'
    link.rel = 'noopener'
    link.textContent = t('site')
    return link
  }

  show({})
  return { element: button, show, remove: () => corner.remove() }
}

function bubble(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', BUBBLE)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.append(path)
  return svg
}
