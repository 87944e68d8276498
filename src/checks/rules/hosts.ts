import { outsideFile } from '../../core/channels.ts'
import { byGuide } from '../by-guide.ts'
import { didYouMean, type OnLine, type Rule } from '../rule.ts'
import { readYamlFile } from '../yaml-file.ts'

/** Links that lead to somebody else: readers take them for ours. Pictures of other hosts are not even shown to them. */
export const hosts: Rule = {
  name: 'hosts',
  says: 'A link leads to a host of content/channels.yaml, or of the allowed outside ones in content/outside.yaml, and pictures are our own files.',
  severity: 'error',
  draftsMay: true,
  mend: null,
  check(content) {
    const outside = readYamlFile(OUTSIDE, content.read(OUTSIDE) ?? '', outsideFile)
    const { channels } = content
    if (!channels.value || !outside.value) return outside.problems
    const known = { sites: [...channels.value.sites, ...Object.keys(outside.value)], mail: channels.value.mail }
    const found = byGuide(
      'hosts',
      content,
      () => ['content/channels.yaml', OUTSIDE],
      (guide) => {
        const { links, tags, pictures } = content.outline(guide)
        const written = tags.flatMap(({ line, attributes: { href } }) => (href ? [{ line, to: href }] : []))
        return [
          ...[...links, ...written].flatMap(({ line, to }) => foreign(line, to, known)),
          ...pictures.flatMap(({ line, address }) => fetched(line, address)),
        ]
      },
    )
    return [...outside.problems, ...found]
  },
}

const OUTSIDE = 'content/outside.yaml'

interface Known {
  sites: readonly string[]
  mail: readonly string[]
}

function foreign(line: number, to: string, { sites, mail }: Known): OnLine[] {
  const text = problemOf(to, sites, mail)
  return text === null ? [] : [{ line, text }]
}

/** The policy of our pages (`img-src`) lets in no picture of another host. */
function fetched(line: number, address: string): OnLine[] {
  if (!isAbsolute(address)) return []
  const text = `The picture "${address}" is fetched from elsewhere, and readers do not see it. Put its file into content/pictures/ and name it here.`
  return [{ line, text }]
}

/** With a host of its own; browsers take "\" for "/". */
const isAbsolute = (to: string) => /^(?:https?:|[\\/]{2})/i.test(to)

function problemOf(to: string, sites: readonly string[], mail: readonly string[]): string | null {
  if (/^mailto:/i.test(to)) {
    const domain =
      to
        .replace(/^mailto:|\?.*$/gi, '')
        .split('@')[1]
        ?.toLowerCase() ?? ''
    return mail.includes(domain)
      ? null
      : `"${to}" is no address of ours.${didYouMean(domain, mail)} Write one with a mail domain of content/channels.yaml.`
  }
  if (/^tel:/i.test(to)) return `"${to}" is a telephone number, and nobody of ours phones. Name an official channel.`
  if (!/^(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}/i.test(to)) return null
  if (/^http:/i.test(to)) return `"${to}" can be changed on its way to the reader. Write https:// in place of http://.`
  const address = /^[\\/]/.test(to) ? `https:${to}` : to
  if (!URL.canParse(address)) return `"${to}" is no address. Write it in full, such as https://${sites[0] ?? ''}/.`
  const { host, username } = new URL(address)
  // What stands before an @ is shown first and leads nowhere.
  if (username !== '') return `"${to}" hides where it leads behind an @. Write the host alone.`
  return sites.includes(host)
    ? null
    : `The link leads to "${host}", which is none of ours.${didYouMean(host, sites)} Lead to a host of content/channels.yaml, or add this one to ${OUTSIDE} with the reason.`
}
