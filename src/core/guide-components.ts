import { z } from 'zod'
import { DIAGRAMS } from './guide.ts'

/** What a writer may use in a guide besides Markdown: one definition for the page, the checks and the editor. */

interface Component {
  title: string
  /** Within a line, or as a block of its own. */
  stands: 'inline' | 'block'
  /** What is between its tags: `words` may be left out, `tabs` are two or more <Tab>. */
  holds: 'nothing' | 'words' | 'blocks' | 'tabs'
  /** Whether an empty line stands between its tags and what it holds. */
  isAiry: boolean
  props: z.ZodObject
}

const words = z.string().trim().min(1)
const heading = words.meta({ title: 'Heading' })

export const GUIDE_COMPONENTS = {
  Anchor: {
    title: 'Anchor for old links',
    stands: 'block',
    holds: 'nothing',
    isAiry: false,
    props: z.strictObject({ id: words.meta({ title: 'Id', description: 'What an old link names after its "#".' }) }),
  },
  Diagram: {
    title: 'Drawing',
    stands: 'block',
    holds: 'nothing',
    isAiry: false,
    props: z.strictObject({ name: z.enum(DIAGRAMS).meta({ title: 'Drawing', pick: 'diagram' }) }),
  },
  Fact: {
    title: 'Fact',
    stands: 'inline',
    holds: 'nothing',
    isAiry: false,
    props: z.strictObject({
      id: words.meta({
        title: 'Fact',
        description: 'The figure as content/facts.yaml has it, in the guide’s language.',
        pick: 'fact',
      }),
    }),
  },
  FactTable: {
    title: 'Table of facts',
    stands: 'block',
    holds: 'nothing',
    isAiry: false,
    props: z.strictObject({
      subjects: z
        .array(words.meta({ pick: 'subject' }))
        .min(1)
        .meta({ title: 'Rows' }),
      measures: z
        .array(words.meta({ pick: 'measure' }))
        .min(1)
        .meta({ title: 'Columns' }),
      label: words.optional().meta({ title: 'Name', description: 'Where its columns do not say what it is.' }),
    }),
  },
  GuideLink: {
    title: 'Link to a guide',
    stands: 'inline',
    holds: 'words',
    isAiry: false,
    props: z.strictObject({
      to: words.meta({
        title: 'Guide',
        pick: 'guide',
        description: 'Its title is shown, unless there are words of your own.',
      }),
    }),
  },
  Note: {
    title: 'Note',
    stands: 'block',
    holds: 'blocks',
    isAiry: false,
    props: z.strictObject({ title: heading.optional() }),
  },
  Steps: { title: 'Steps', stands: 'block', holds: 'blocks', isAiry: true, props: z.strictObject({}) },
  Tab: {
    title: 'Tab',
    stands: 'block',
    holds: 'blocks',
    isAiry: true,
    props: z.strictObject({ label: words.meta({ title: 'Label' }) }),
  },
  Tabs: { title: 'Tabs', stands: 'block', holds: 'tabs', isAiry: false, props: z.strictObject({}) },
  Warning: {
    title: 'Warning',
    stands: 'block',
    holds: 'blocks',
    isAiry: false,
    props: z.strictObject({ title: heading.optional() }),
  },
} satisfies Record<string, Component>

export type GuideComponent = keyof typeof GUIDE_COMPONENTS
