/** "Is it really us?": compares what somebody pasted with the official channels. Pure, so that nothing pasted is sent. */

export interface OfficialChannels {
  sites: readonly string[]
  mail: readonly string[]
  accounts: readonly string[]
}

export type Verdict =
  | { verdict: 'ours'; name: string }
  /** A part of a domain of ours that is not on the list: probably ours, and still not to be trusted. */
  | { verdict: 'unlisted'; name: string }
  /** Made to look like ours: the official name it imitates is given. */
  | { verdict: 'imitation'; name: string; imitates: string }
  | { verdict: 'phone' }
  | { verdict: 'not_ours'; name: string }
  | { verdict: 'unclear' }

/** Letters that look like Latin ones, folded to them; digits and pairs that pass for letters too. */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  һ: 'h',
  ӏ: 'l',
  ո: 'n',
  ь: 'b',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  ι: 'i',
  κ: 'k',
  τ: 't',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
  ı: 'i',
  ł: 'l',
}

function skeleton(host: string): string {
  const folded = [...host.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => LOOK_ALIKES[letter] ?? letter)
    .join('')
  return folded.replace(/rn/g, 'm').replace(/vv/g, 'w').replace(/i/g, 'l').replace(/[-_.]/g, '')
}

/** What decides when a message holds several addresses: the worst of them. */
const WORST_FIRST: readonly Verdict['verdict'][] = ['imitation', 'not_ours', 'phone', 'unlisted', 'ours', 'unclear']

/**
 * Whether an address, e-mail, account or phone number is one of ours; of a whole message, the worst thing in it.
 * @example verify('https://harborline-help.example/login', channels).verdict // => 'imitation'
 */
export function verify(pasted: string, channels: OfficialChannels): Verdict {
  const text = pasted.normalize('NFC').replace(INVISIBLE, '').trim()
  if (isPhone(text)) return { verdict: 'phone' }
  const found = text.split(/[\s<>()[\]"“”«»,;،؛]+/).flatMap((part) => verifyOne(part, channels) ?? [])
  if (/(?:^|\s)[+(]\p{Nd}[\p{Nd}\s().-]{6,}/u.test(text)) found.push({ verdict: 'phone' })
  return (
    WORST_FIRST.flatMap((worst) => found.find(({ verdict }) => verdict === worst) ?? [])[0] ?? { verdict: 'unclear' }
  )
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

function isPhone(text: string): boolean {
  return /^(?:tel:)?[+(]?\p{Nd}[\p{Nd}\s()./-]{4,}$/iu.test(text) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)
}

/** One word of what was pasted; null when it is no address at all. */
function verifyOne(word: string, channels: OfficialChannels): Verdict | null {
  const text = word
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/[.!?:'’]+$/, '')
  const account = channels.accounts.find((known) => [text, `@${text}`].includes(known.toLowerCase()))
  if (account) return { verdict: 'ours', name: account }
  const isWeb = /^[a-z][a-z0-9+.-]*:\/\//.test(text)
  const mail = isWeb
    ? null
    : /^([^@]*)@(.+)$/.exec(text.slice(0, text.lastIndexOf('@')).replace(/@/g, '.') + text.slice(text.lastIndexOf('@')))
  if (mail) {
    const host = hostOf(mail[2] ?? '')
    return host === null ? imitatesAccount(text, channels) : judge(host, channels.mail, channels)
  }
  const host = hostOf(text)
  return host === null ? null : judge(host, channels.sites, channels)
}

/** An account such as "@harborline_help" that carries our name and is not on the list. */
function imitatesAccount(text: string, channels: OfficialChannels): Verdict {
  const imitated = channels.sites.find((official) => imitates(text, official))
  return imitated ? { verdict: 'imitation', name: text, imitates: imitated } : { verdict: 'not_ours', name: text }
}

/** The host that a browser would go to: what stands before an "@" in an address is no host. */
function hostOf(text: string): string | null {
  if (!text.includes('.') && !text.includes('://') && !text.includes('。')) return null
  const address = /^[a-z][a-z0-9+.-]*:/.test(text) ? text : `https://${text}`
  try {
    const { hostname, protocol } = new URL(address)
    return /^https?:$/.test(protocol) && hostname.includes('.') ? hostname.replace(/\.$/, '') : null
  } catch {
    return null
  }
}

function judge(name: string, own: readonly string[], channels: OfficialChannels): Verdict {
  if (own.includes(name.replace(/^www\./, ''))) return { verdict: 'ours', name }
  const all = [...channels.sites, ...channels.mail]
  if (all.some((official) => name === official || name.endsWith(`.${official}`))) return { verdict: 'unlisted', name }
  const imitated = all.find((official) => imitates(name, official))
  return imitated ? { verdict: 'imitation', name: unpunycode(name), imitates: imitated } : { verdict: 'not_ours', name }
}

/** The name's own word inside, spelt with look-alikes, or one letter off: it wants to be taken for it. */
function imitates(name: string, official: string): boolean {
  const brand = brandOf(official)
  const shown = skeleton(unpunycode(name))
  if (shown.includes(skeleton(brand))) return true
  return unpunycode(name)
    .split(/[.-]/)
    .some((label) => isNear(skeleton(label), skeleton(brand)))
}

/** The longest part before the last dot: "harborline" of "mail.harborline.example". */
function brandOf(official: string): string {
  const labels = official.split('.').slice(0, -1)
  return labels.reduce((longest, label) => (label.length > longest.length ? label : longest), '')
}

/** Unicode form of a host, as far as a page can tell without a table: labels in "xn--" are decoded (RFC 3492). */
function unpunycode(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? decodeLabel(label.slice(4)) : label))
    .join('.')
}

function decodeLabel(label: string): string {
  const cut = label.lastIndexOf('-')
  const output = cut > 0 ? [...label.slice(0, cut)] : []
  let code = 128
  let index = 0
  let bias = 72
  for (let at = cut > 0 ? cut + 1 : 0; at < label.length; ) {
    const before = index
    for (let weight = 1, k = 36; at < label.length; k += 36) {
      const digit = Number.parseInt(label[at] ?? '', 36)
      at += 1
      const value = digit < 10 ? digit + 26 : digit - 10
      index += value * weight
      const threshold = Math.min(26, Math.max(1, k - bias))
      if (value < threshold) break
      weight *= 36 - threshold
    }
    const length = output.length + 1
    bias = adapt(index - before, length, before === 0)
    code += Math.floor(index / length)
    index %= length
    if (code > 0x10ffff) return label
    output.splice(index, 0, String.fromCodePoint(code))
    index += 1
  }
  return output.join('')
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : Math.floor(delta / 2)
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35)
  return k + Math.floor((36 * rest) / (rest + 38))
}

function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || b.length < 5) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  const rest = (text: string, from: number) => text.slice(from)
  return (
    rest(a, i + 1) === rest(b, i + 1) ||
    rest(a, i + 1) === rest(b, i) ||
    rest(a, i) === rest(b, i + 1) ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, i + 2) === rest(b, i + 2))
  )
}
