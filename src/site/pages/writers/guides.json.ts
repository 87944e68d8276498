import { type GuideStates, stateOfGuide } from '../../../core/guide-state.ts'
import { publicStates } from '../../../core/public-states.ts'
import { readBuiltAt, readTopics } from '../../data.ts'
import { locales, readVersions } from '../../guides.ts'
import { isPreview } from '../../preview.ts'

/** How every guide stands in every locale, for the screens of writers. */
export async function GET(): Promise<Response> {
  const now = readBuiltAt()
  const guides = [...(await readVersions())].map(([guide, versions]) =>
    stateOfGuide(
      [...versions].map(([locale, { entry }]) => ({ locale, data: entry.data, body: entry.body ?? '' })),
      { guide, locales, topics: readTopics(), now },
    ),
  )
  const states: GuideStates = { madeAt: now, guides: isPreview ? guides : publicStates(guides, now) }
  return new Response(JSON.stringify(states), { headers: { 'content-type': 'application/json; charset=utf-8' } })
}
