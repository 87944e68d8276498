import { guideAddress } from '../../core/guide-path.ts'
import { isoDay } from '../../core/guide-state.ts'
import { redirectsBy, redirectsFile } from '../../core/redirects.ts'
import { timesOf } from '../../core/showing.ts'
import { byLine } from '../by-guide.ts'
import type { Content, GuideFile } from '../read-content.ts'
import type { Found, Rule } from '../rule.ts'
import { readYamlFile } from '../yaml-file.ts'

/** Times at which guides come and go. Nothing here hangs on the day of the check: a build by night must not fail by itself. */
export const publishing: Rule = {
  name: 'publishing',
  says: 'A guide is retired after it is published, and none links to one that will be gone unless a redirect takes its place.',
  severity: 'error',
  draftsMay: false,
  mend: null,
  check(content) {
    const leads = leadsOf(content)
    const ending = endingGuides(content)
    return content.guides.flatMap((guide) => [
      ...orderOf(guide, content),
      ...(ending.has(guide.guide) ? [] : deadLinks(guide, ending, leads)),
    ])
  },
}

function timesIn(guide: GuideFile, { english }: Content) {
  const own = guide.matter?.value
  return own ? timesOf({ own, english: english.get(guide.guide)?.matter?.value ?? null }) : null
}

function orderOf(guide: GuideFile, content: Content): Found[] {
  const { publish = null, retire = null } = timesIn(guide, content) ?? {}
  const own = guide.matter?.value
  // A translation without times has those of the English guide, where they are told.
  if (!guide.matter || !own || (own.publish === null && own.retire === null)) return []
  if (publish === null || retire === null || publish.getTime() < retire.getTime()) return []
  const text = `It is retired on ${isoDay(retire)} and published on ${isoDay(publish)}, so that nobody ever reads it. Set "retire" to a later day, or take it out.`
  return [{ file: guide.file, line: guide.matter.lineOf([own.retire ? 'retire' : 'publish']), text }]
}

/** Guides that end in every language, with the last of their days. */
function endingGuides(content: Content): Map<string, Date> {
  const days = new Map<string, (Date | null)[]>()
  for (const guide of content.guides)
    days.set(guide.guide, [...(days.get(guide.guide) ?? []), timesIn(guide, content)?.retire ?? null])
  return new Map(
    [...days].flatMap(([guide, found]): [string, Date][] => {
      const ends = found.flatMap((day) => day ?? [])
      return ends.length < found.length ? [] : [[guide, new Date(Math.max(...ends.map((day) => day.getTime())))]]
    }),
  )
}

function deadLinks(
  guide: GuideFile,
  ending: ReadonlyMap<string, Date>,
  leads: (path: string) => string | null,
): Found[] {
  if (ending.size === 0) return []
  const found = byLine(guide, (text, isBody) =>
    (isBody ? [...text.matchAll(/<GuideLink\s[^>]*?to="([^"#]*)/g)] : []).flatMap(([, to = '']) => {
      const end = ending.get(to)
      const address = guideAddress(guide.locale, to)
      return end === undefined || leads(address) !== null
        ? []
        : [
            `GuideLink leads to "${to}", which is retired on ${isoDay(end)}. Link to what replaces it, or say in content/redirects.yaml where "${address}" leads from then on.`,
          ]
    }),
  )
  return found.map((one) => ({ file: guide.file, ...one }))
}

/** Where old addresses lead; nowhere while the file cannot be read, which is told as such. */
function leadsOf({ read }: Content): (path: string) => string | null {
  const file = 'content/redirects.yaml'
  return redirectsBy(readYamlFile(file, read(file) ?? '', redirectsFile).value ?? {})
}
