import type { GuideComponent } from '../../core/guide-components.ts'
import Anchor from './Anchor.astro'
import Diagram from './Diagram.astro'
import Fact from './Fact.astro'
import FactTable from './FactTable.astro'
import GuideLink from './GuideLink.astro'
import Heading2 from './Heading2.astro'
import Heading3 from './Heading3.astro'
import Note from './Note.astro'
import Steps from './Steps.astro'
import Tab from './Tab.astro'
import Tabs from './Tabs.astro'
import Warning from './Warning.astro'

/** What a writer may use in a guide, without importing it, besides the headings of Markdown. */
export const guideComponents = {
  Anchor,
  Diagram,
  Fact,
  FactTable,
  GuideLink,
  Note,
  Steps,
  Tab,
  Tabs,
  Warning,
  h2: Heading2,
  h3: Heading3,
} satisfies Record<GuideComponent | 'h2' | 'h3', unknown>
