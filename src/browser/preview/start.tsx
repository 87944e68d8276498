import { render } from 'preact'
import { directionOf } from '../../core/locales.ts'
import { CHECKED, type PageFinding, type PreviewFacts } from '../../core/preview-facts.ts'
import { createTranslate } from '../../core/text.ts'
import css from '../../site/styles/preview-bar.css?inline'
import tokens from '../../site/styles/tokens.css?inline'
import { Bar } from './bar.tsx'
import { readFindings } from './findings.ts'
import { markFindings, markStale } from './marks.ts'

/** Over the pages of a preview: how the page stands, how else it can be seen, and what is to be mended in it. */

const told = document.querySelector('#guidepost-preview')?.textContent
// The narrow view shows the page in a frame, without a bar of its own.
if (told && window.top === window) start(JSON.parse(told))

function start(facts: PreviewFacts): void {
  const t = createTranslate(facts.texts, facts.locale)
  const place = document.createElement('div')
  place.id = 'guidepost-preview-bar'
  place.lang = facts.locale
  place.dir = directionOf(facts.locale)
  const root = place.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  // Style sheets in shadow roots measure by this, wherever they stand.
  sheet.replaceSync(`:host { --guidepost-rem: 1rem }\n${tokens}\n${css}`)
  root.adoptedStyleSheets = [sheet]
  document.body.prepend(place)
  markStale(facts.guide?.stale ?? [], t, sheet)
  const draw = (findings: readonly PageFinding[] | null) => {
    const here = findings?.filter(({ file }) => file === facts.guide?.file) ?? null
    const elsewhere = (findings?.length ?? 0) - (here?.length ?? 0)
    render(<Bar {...{ facts, t, here, elsewhere }} />, root)
    if (here) markFindings(here, t, sheet)
  }
  const show = async () => draw(await readFindings())
  draw(null)
  void show()
  import.meta.hot?.on(CHECKED, () => void show())
}
