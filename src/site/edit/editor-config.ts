import type { AuthMethodName, Backend, CmsConfig, Collection, Field } from '@sveltia/cms'
import type { Block } from '../../browser/edit/setup.ts'
import { DECLARED, IN_LOCALE, TERM, TEXT_EDITING } from '../../browser/edit/setup.ts'
import { type EditorBackend, ownHost } from '../../core/editor-backend.ts'
import { SIGNIFICANCES, type Significance } from '../../core/freshness.ts'
import { frontMatter } from '../../core/guide.ts'
import { GUIDE_COMPONENTS } from '../../core/guide-components.ts'
import { type Choices, fieldsOf } from './fields.ts'

/** What the editor knows of this support center: collections, fields and blocks, made of the schemas and the data. */

export interface EditorParts {
  name: string
  url: string
  locales: readonly string[]
  /** The locale that guides are translated from. */
  source: string
  /** Slug → its name. */
  topics: ReadonlyMap<string, string>
  choices: Choices
  /** Null: the local repository alone. */
  backend: EditorBackend | null
  /** The folder that the local repository is in, which the editor names when it asks for it. */
  folder: string
}

/** The configuration of the editor, one collection a topic. */
export function editorConfig(parts: EditorParts): CmsConfig {
  const { name, url, locales, source, topics, choices, backend } = parts
  return {
    load_config_file: false,
    backend: backend ? remote(backend) : local(parts.folder),
    ...(backend ? { publish_mode: 'editorial_workflow' } : {}),
    app_title: name,
    site_url: url,
    media_folder: 'content/pictures',
    public_folder: '/pictures',
    media_libraries: { stock_assets: { providers: [] } },
    i18n: { structure: 'multiple_folders', locales: [...locales], default_locale: source, initial_locales: 'default' },
    slug: { encoding: 'ascii', clean_accents: true },
    collections: [...topics].map(([topic, label]) => collection(topic, label, choices, backend === null)),
  }
}

/** As the editor fills it in. */
const TODAY = '{{now}}'

function collection(topic: string, label: string, choices: Choices, isDraft: boolean): Collection {
  // Nobody reviews what is written into a folder: a new guide is shown when somebody says so.
  const fields = fieldsOf(frontMatter, choices, { draft: isDraft, updated: TODAY, reviewed: TODAY })
  return {
    name: topic,
    label,
    label_singular: 'Guide',
    folder: `content/{{locale}}/${topic}`,
    format: 'guide',
    i18n: true,
    media_folder: `/content/pictures/${topic}/{{slug}}`,
    public_folder: `../../pictures/${topic}/{{slug}}`,
    // Shown until the writer knows better; the address of a guide is never its title in another language.
    slug: {
      template: '{{title}}',
      editable: ['create'],
      pattern: ['^[a-z0-9-]+$', 'Lower-case letters, digits and hyphens.'],
    },
    // Translations and links go with it: `npx guidepost rename` and `retire` do.
    delete: false,
    duplicate: false,
    thumbnail: false,
    preview_path: `{{locale}}/${topic}/{{slug}}/`,
    aliases_field: false,
    fields: [
      ...fields,
      { name: 'body', label: 'Text', i18n: true, ...TEXT_EDITING },
      declared(),
      { name: IN_LOCALE, widget: 'hidden', i18n: true, default: '{{locale}}' },
    ],
  }
}

/** What `npx guidepost changed` asks for; written down when the guide is saved. */
function declared(): Field {
  const what: Field = {
    name: 'what',
    label: 'What changed',
    hint: 'One sentence for readers and translators; figures as in the answer.',
    widget: 'text',
    maxlength: 240,
    use_emoji_autocomplete: false,
  }
  return {
    name: DECLARED,
    label: 'How much this change matters',
    hint: 'Say it when the English text is another: translations are held against it.',
    widget: 'object',
    required: false,
    i18n: false,
    typeKey: 'significance',
    types: SIGNIFICANCES.map((name) => ({
      name,
      label: MATTERS[name],
      fields: name === 'minor' ? [] : [what],
    })),
  }
}

const MATTERS: Readonly<Record<Significance, string>> = {
  minor: 'Minor: only the wording, translations stay valid',
  medium: 'Medium: translations are out of date',
  major: 'Major: readers of translations are warned too',
}

/** The components that a guide may use, and the terms, which are written as their names. */
export function editorBlocks(choices: Choices): Block[] {
  const components: Block[] = Object.entries(GUIDE_COMPONENTS).map(
    ([name, { title, stands, holds, isAiry, props }]) => ({
      name,
      label: title,
      stands,
      holds,
      isAiry,
      fields: fieldsOf(props, choices),
    }),
  )
  const term: Field = { name: 'id', label: 'Term', widget: 'select', options: [...(choices['term'] ?? [])] }
  return [
    ...components,
    { name: TERM, label: 'Term', stands: 'inline', holds: 'nothing', isAiry: false, fields: [term] },
  ]
}

function remote(editor: EditorBackend): Backend {
  const { kind, repo, branch, authUrl, appId } = editor
  const own = ownHost(editor)
  // Without one, the editor would have GitLab.com sign in for a GitLab of one's own.
  const signIn = authUrl === '' && appId !== '' && own ? own.site : authUrl
  const shared = {
    repo,
    branch,
    squash_merges: true,
    ...(own ? { api_root: own.rest, graphql_api_root: own.graphql } : {}),
    ...(signIn === '' ? {} : { base_url: signIn }),
    ...(authUrl === '' && appId === '' ? { auth_methods: TOKEN } : {}),
  }
  if (kind === 'github') return { ...shared, name: 'github' }
  return { ...shared, name: 'gitlab', ...(appId === '' ? {} : { auth_type: 'pkce', app_id: appId }) }
}

const TOKEN: AuthMethodName[] = ['token']

/** The editor must be told of some host before it offers the folder; this one it can ask for nothing. */
function local(folder: string): Backend {
  return { name: 'gitea', repo: `local/${folder}`, auth_methods: TOKEN }
}
