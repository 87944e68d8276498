import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Collection, Field } from '@sveltia/cms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type EditorBackend, editorProblems } from '../../../src/core/editor-backend.ts'
import { DIAGRAMS, FIELD_OWNERS, frontMatter, OWNERS } from '../../../src/core/guide.ts'
import { GUIDE_COMPONENTS } from '../../../src/core/guide-components.ts'
import type { SiteConfig } from '../../../src/core/site-config.ts'
import { fieldsOf } from '../../../src/site/edit/fields.ts'
import { editorSetup } from '../../../src/site/edit/setup.ts'
import { site } from '../../../src/site.config.ts'

/** The editor is set up by the schemas and the data, and by nothing beside them. */

const ROOT = resolve(import.meta.dirname, '../../..')
const setup = (editor: SiteConfig['editor'] = null) => editorSetup(ROOT, { ...site, editor }, Date.UTC(2026, 10, 30))
const { config, blocks, terms } = setup()
const collections = (config.collections ?? []).filter((each): each is Collection => 'name' in each && 'fields' in each)

function fieldsIn(collection: Collection | undefined): Field[] {
  return collection && 'fields' in collection ? collection.fields : []
}
function fieldOf(name: string): Record<string, unknown> {
  return { ...fieldsIn(collections[0]).find((field) => field.name === name) }
}

describe('the fields of a guide', () => {
  it('are those of the schema in its order, then its text', () => {
    const names = [...Object.keys(frontMatter.shape), 'body', 'declared', 'inLocale']
    for (const collection of collections) expect(fieldsIn(collection).map(({ name }) => name)).toEqual(names)
  })

  it('are called and explained as the schema does', () => {
    const told = z.looseObject({ title: z.string().min(1), description: z.string().min(1), of: z.enum(FIELD_OWNERS) })
    for (const [name, schema] of Object.entries(frontMatter.shape)) {
      const { title, description, of } = told.parse(schema.meta())
      expect(fieldOf(name)['label']).toBe(title)
      if (of !== 'commands') expect(fieldOf(name)['hint']).toBe(description)
    }
  })

  it('follow the schema when it changes', () => {
    const [field] = fieldsOf(z.strictObject({ motto: z.string().max(12).meta({ title: 'Motto' }) }), {})
    expect(field).toMatchObject({ name: 'motto', label: 'Motto', widget: 'string', maxlength: 12, required: true })
  })

  it.each([
    ['title', { widget: 'string', minlength: 1, maxlength: 90, i18n: true, required: true }],
    ['answer', { widget: 'text', maxlength: 320 }],
    ['phrases', { widget: 'list', min: 8, max: 15, field: { name: 'item', widget: 'string', maxlength: 80 } }],
    ['related', { widget: 'select', multiple: true, min: 1, max: 4, i18n: 'duplicate' }],
    ['owner', { widget: 'select', options: [...OWNERS], i18n: 'duplicate' }],
    ['updated', { widget: 'datetime', type: 'date', format: 'YYYY-MM-DD', required: true }],
    ['since', { widget: 'datetime', type: 'date', i18n: false, required: false }],
    ['publish', { widget: 'string', required: false, i18n: true }],
    ['reviewEvery', { widget: 'number', min: 7, max: 730, default: 90, required: false }],
    ['tags', { widget: 'select', multiple: true, i18n: false, required: false }],
    ['reviewers', { widget: 'list', i18n: false, required: false }],
    ['draft', { widget: 'boolean', required: false }],
  ])('%s is asked for within its bounds', (name, expected) => {
    expect(fieldOf(name)).toMatchObject(expected)
  })

  it.each(['sections', 'madeFrom', 'changes'])(
    '%s is kept out of sight, and nothing is put where nothing is',
    (name) => {
      expect(fieldOf(name)).toEqual({ name, label: expect.any(String), i18n: true, widget: 'hidden' })
    },
  )

  it('begin as a draft where nobody reviews what is saved, and not where somebody does', () => {
    expect(fieldOf('draft')['default']).toBe(true)
    const reviewed = setup(GITHUB).config.collections?.[0]
    const draft = reviewed && 'fields' in reviewed ? reviewed.fields.find(({ name }) => name === 'draft') : undefined
    expect(draft).toMatchObject({ default: false })
  })
})

describe('what is picked from a list', () => {
  it('has every guide by its title', () => {
    const options = z.array(z.object({ label: z.string(), value: z.string() })).parse(fieldOf('related')['options'])
    expect(options.length).toBeGreaterThan(40)
    expect(options).toContainEqual({
      label: 'Set up two-factor authentication (account-security/set-up-2fa)',
      value: 'account-security/set-up-2fa',
    })
  })

  it('has no guide before its time where everybody may read the list', () => {
    const root = mkdtempSync(join(tmpdir(), 'guidepost-editor-'))
    for (const part of ['content', 'locales']) cpSync(join(ROOT, part), join(root, part), { recursive: true })
    const change = (guide: string, line: string) => {
      const file = join(root, `content/en/${guide}.mdx`)
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^owner:/m, `${line}\nowner:`))
    }
    change('trading/staking', 'draft: true')
    change('trading/order-types', 'publish: 2027-01-01')
    const told = (editor: SiteConfig['editor'], now: string) =>
      JSON.stringify(editorSetup(root, { ...site, editor }, Date.parse(now)))
    expect(told(GITHUB, '2026-12-01')).not.toMatch(/trading\/(?:staking|order-types)/)
    expect(told(GITHUB, '2027-01-01')).toContain('trading/order-types')
    expect(told(null, '2026-12-01')).toContain('trading/staking')
    rmSync(root, { recursive: true })
  })

  it('has every fact with what it says today', () => {
    expect(JSON.stringify(blocks.find(({ name }) => name === 'Fact'))).toContain(
      '1–2 business days (sepa.deposit-time)',
    )
  })

  it('has every term, and its name in each language', () => {
    expect(JSON.stringify(blocks.find(({ name }) => name === 'Term'))).toContain('Wallet (wallet-tab)')
    expect(terms['wallet-tab']?.['ar']).toBe('المحفظة')
  })

  it('has every drawing by what it shows', () => {
    const drawing = JSON.stringify(blocks.find(({ name }) => name === 'Diagram'))
    for (const name of DIAGRAMS) expect(drawing).toContain(`"${name}"`)
    expect(drawing).toContain('Where the memo or tag goes')
  })
})

it('has a block for each component that a guide may use', () => {
  expect(blocks.map(({ name }) => name)).toEqual([...Object.keys(GUIDE_COMPONENTS), 'Term'])
  for (const block of blocks) expect(block.label.length).toBeGreaterThan(0)
})

describe('where guides and pictures are', () => {
  it('is one collection a topic, with a folder a language', () => {
    expect(collections[0]).toMatchObject({ folder: 'content/{{locale}}/verification', format: 'guide', i18n: true })
    expect(config.i18n?.locales).toEqual(Object.keys(site.locales))
    expect(config.i18n?.default_locale).toBe('en')
  })

  it('is the folder that pictures of an import go to', () => {
    expect(collections[0]).toMatchObject({
      media_folder: '/content/pictures/verification/{{slug}}',
      public_folder: '../../pictures/verification/{{slug}}',
    })
  })
})

const GITHUB: EditorBackend = {
  kind: 'github',
  repo: 'harbor/help',
  branch: 'main',
  apiUrl: '',
  authUrl: '',
  appId: '',
}

describe('where drafts go', () => {
  it('is the folder alone without a host', () => {
    expect(config.publish_mode).toBeUndefined()
    expect(config.load_config_file).toBe(false)
    expect(setup().host).toBeNull()
  })

  it('is a pull request on GitHub', () => {
    const { backend, publish_mode } = setup({ ...GITHUB, authUrl: 'https://sign-in.harborline.example' }).config
    expect(publish_mode).toBe('editorial_workflow')
    expect(backend).toMatchObject({
      name: 'github',
      repo: 'harbor/help',
      branch: 'main',
      base_url: 'https://sign-in.harborline.example',
    })
    expect(backend).not.toHaveProperty('api_root')
  })

  it('is signed in for by an access token alone where nothing else is set up', () => {
    expect(setup(GITHUB).config.backend).toMatchObject({ auth_methods: ['token'] })
  })

  it('is told where it cannot be, setting by setting', () => {
    expect(editorProblems(null)).toEqual([])
    expect(editorProblems(GITHUB)).toEqual([])
    expect(editorProblems({ ...GITHUB, kind: 'gitlab', repo: 'group/team/help' })).toEqual([])
    const { appId: _, ...withoutApp } = GITHUB
    expect(editorProblems(withoutApp)).toEqual(['editor.appId must be the id of the application at GitLab, or empty.'])
    expect(editorProblems({ ...GITHUB, appId: 'abc' })).toEqual([
      'editor.appId is for GitLab: at GitHub, writers sign in through authUrl or with an access token. Leave it empty.',
    ])
    expect(editorProblems({ ...GITHUB, repo: 'help', apiUrl: 'git.team.example', backend: 'x' })).toEqual([
      'editor.repo must be the repository as "owner/name".',
      'editor.apiUrl must be an address such as "https://git.team.example", or empty.',
      'editor.backend is not a known setting. Those there are: kind, repo, branch, apiUrl, authUrl, appId.',
    ])
  })

  it('is a merge request on a GitLab of one’s own', () => {
    const editor = {
      ...GITHUB,
      kind: 'gitlab',
      apiUrl: 'https://git.harborline.example/api/v4',
      authUrl: 'https://git.harborline.example',
      appId: 'abc',
    } as const
    expect(setup(editor).config.backend).toMatchObject({
      name: 'gitlab',
      api_root: 'https://git.harborline.example/api/v4',
      auth_type: 'pkce',
      app_id: 'abc',
    })
  })

  it.each(['', '/', '/api', '/api/v3', '/api/v4', '/api/graphql', '/api/v4/'])(
    'finds both APIs of a host of one’s own, named with “%s” behind it',
    (rest) => {
      const apiUrl = `https://git.harborline.example${rest}`
      expect(setup({ ...GITHUB, apiUrl }).config.backend).toMatchObject({
        api_root: 'https://git.harborline.example/api/v3',
        graphql_api_root: 'https://git.harborline.example/api/graphql',
      })
      expect(setup({ ...GITHUB, kind: 'gitlab', apiUrl }).config.backend).toMatchObject({
        api_root: 'https://git.harborline.example/api/v4',
        graphql_api_root: 'https://git.harborline.example/api/graphql',
      })
    },
  )

  it.each([
    [GITHUB, 'https://api.github.com/graphql'],
    [{ ...GITHUB, kind: 'gitlab' } as const, 'https://gitlab.com/api/graphql'],
    [{ ...GITHUB, apiUrl: 'https://git.harborline.example/api/v3' }, 'https://git.harborline.example/api/graphql'],
  ])('is looked at before each save', (editor, graphql) => {
    expect(setup(editor).host).toEqual({ kind: editor.kind, repo: 'harbor/help', branch: 'main', graphql })
  })

  it('keeps the folder that a host of one’s own is in', () => {
    const apiUrl = 'https://team.example/git/api/v4'
    expect(setup({ ...GITHUB, kind: 'gitlab', apiUrl }).config.backend).toMatchObject({
      api_root: 'https://team.example/git/api/v4',
      graphql_api_root: 'https://team.example/git/api/graphql',
    })
  })

  it('is signed in for by the GitLab that knows the application, where nothing else is named', () => {
    const gitlab = { ...GITHUB, kind: 'gitlab', appId: 'abc' } as const
    expect(setup({ ...gitlab, apiUrl: 'https://git.harborline.example/api/v4' }).config.backend).toMatchObject({
      base_url: 'https://git.harborline.example',
    })
    expect(setup(gitlab).config.backend).not.toHaveProperty('base_url')
  })
})
