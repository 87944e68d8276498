import type { Content } from '../read-content.ts'
import { didYouMean, type Found, type Rule } from '../rule.ts'

/** Guides that nobody comes to but by search. */
export const orphans: Rule = {
  name: 'orphans',
  says: 'A guide stands in the reading order of its topic, or another guide leads to it.',
  severity: 'warning',
  draftsMay: true,
  mend: null,
  check(content) {
    const { guides, names, topics } = content
    // Nothing is in an order that cannot be read, which is told as such.
    if (topics.value === null) return []
    const order = Object.entries(topics.value).flatMap(([topic, { guides }]) =>
      guides.map((slug, place) => ({ guide: `${topic}/${slug}`, path: [topic, 'guides', place] })),
    )
    const led = new Set([...order.map(({ guide }) => guide), ...ledTo(content)])
    const alone = guides.filter(({ guide, matter }, place) => {
      const isFirst = guides.findIndex((other) => other.guide === guide) === place
      return isFirst && !led.has(guide) && !matter?.value?.draft
    })
    return [
      ...order.flatMap(({ guide, path }): Found[] =>
        names.includes(guide)
          ? []
          : [
              {
                file: 'content/topics.yaml',
                line: topics.lineOf(path),
                text: `There is no guide "${guide}".${didYouMean(guide, names)} Correct the name, or take it out of the order.`,
              },
            ],
      ),
      ...alone.map(({ file, topic, slug }) => ({
        file,
        line: 1,
        text: `Nothing leads to this guide. Add "${slug}" to the guides of "${topic}" in content/topics.yaml, or link to it from a related one.`,
      })),
    ]
  },
}

/** What guides lead to, themselves left out. */
function ledTo({ guides, outline }: Content): string[] {
  return guides.flatMap((guide) => {
    const linked = outline(guide).tags.flatMap(({ name, attributes: { to } }) =>
      name === 'GuideLink' && to ? [to.split('#')[0] ?? ''] : [],
    )
    return [...linked, ...(guide.matter?.value?.related ?? [])].filter((to) => to !== guide.guide)
  })
}
