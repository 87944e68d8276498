import type { CmsConfig, Field, RichTextField } from '@sveltia/cms'

/** A component as the editor edits it. */
export interface Block {
  name: string
  label: string
  stands: 'inline' | 'block'
  holds: 'nothing' | 'words' | 'blocks' | 'tabs'
  isAiry: boolean
  /** Its attributes. */
  fields: Field[]
}

/** The host of the repository, as it is asked by ourselves. */
export interface EditorHost {
  kind: 'github' | 'gitlab'
  repo: string
  /** What is published. */
  branch: string
  /** The address of its GraphQL. */
  graphql: string
}

/** What the editor is told of this support center; it is made anew whenever the editor is opened in `npm run dev`. */
export interface EditorSetup {
  config: CmsConfig
  /** Where drafts go; null: into the folder. */
  host: EditorHost | null
  blocks: Block[]
  /** Term → locale → its name there. */
  terms: Record<string, Record<string, string>>
  /** What a field holds where its file does not name it. */
  defaults: Record<string, unknown>
}

/** What a file looked like when it was read; no field of a guide. */
export const READ_AS = 'readAs'
/** The locale of a file; no field of a guide. */
export const IN_LOCALE = 'inLocale'
/** How much a change of the English guide matters, and what it is; no field of a guide. */
export const DECLARED = 'declared'
/** What is picked from the list of terms, and written as its name in bold. */
export const TERM = 'Term'

/** How the text of a guide is edited, and the text in its components: what the page has a style for. */
export const TEXT_EDITING = {
  widget: 'richtext',
  buttons: ['bold', 'italic', 'link', 'heading-two', 'heading-three', 'bulleted-list', 'numbered-list'],
  linked_images: false,
  use_emoji_autocomplete: false,
} satisfies Partial<RichTextField>
