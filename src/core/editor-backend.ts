import { z } from 'zod'

/**
 * Where the editor's drafts go: each to a branch with a pull request (GitHub) or a merge request (GitLab), which somebody
 * reviews and merges. Writers sign in there; nothing of it passes through this server.
 */

const said = (message: string) => ({ error: message })
const ADDRESS = 'must be an address such as "https://git.team.example", or empty'
const APP_AT_GITHUB =
  'is for GitLab: at GitHub, writers sign in through authUrl or with an access token. Leave it empty'
const address = z.string(said(ADDRESS)).regex(/^(?:https:\/\/\S+)?$/, ADDRESS)

export const editorBackend = z
  .strictObject(
    {
      kind: z.enum(['github', 'gitlab'], said('must be "github" or "gitlab"')),
      /** "owner/name", at GitLab with its groups. */
      repo: z
        .string(said('must be the repository as "owner/name"'))
        .regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'must be the repository as "owner/name"'),
      /** What is published. */
      branch: z
        .string(said('must be the branch that is published, such as "main"'))
        .min(1, 'must be the branch that is published, such as "main"'),
      /** A host of one's own, such as "https://git.team.example", with or without its "/api/v4"; empty: github.com or gitlab.com. */
      apiUrl: address,
      /** What signs writers in, such as "https://sign-in.team.example"; empty: the GitLab that knows `appId`, or an access token alone. */
      authUrl: address,
      /** The application's id at GitLab, for its sign-in by PKCE; empty: none. */
      appId: z.string(said('must be the id of the application at GitLab, or empty')),
    },
    said('must be null, or say kind, repo, branch, apiUrl, authUrl and appId'),
  )
  .refine(({ kind, appId }) => kind === 'gitlab' || appId === '', { path: ['appId'], message: APP_AT_GITHUB })
export type EditorBackend = z.infer<typeof editorBackend>

/**
 * Where the APIs of a host of one's own are; null with none. The editor would derive the second from the first, and is
 * wrong about GitHub Enterprise Server (https://docs.github.com/enterprise-server/graphql/guides/forming-calls-with-graphql).
 * @example ownHost({ kind: 'gitlab', apiUrl: 'https://git.team.example/api/v4' })
 *   // => { site: 'https://git.team.example', rest: 'https://git.team.example/api/v4', graphql: 'https://git.team.example/api/graphql' }
 */
export function ownHost({ kind, apiUrl }: Pick<EditorBackend, 'kind' | 'apiUrl'>) {
  if (apiUrl === '') return null
  const site = apiUrl.replace(/(?:\/api(?:\/(?:v\d+|graphql))?)?\/*$/, '')
  return { site, rest: `${site}/api/${kind === 'github' ? 'v3' : 'v4'}`, graphql: `${site}/api/graphql` }
}

const PUBLIC_GRAPHQL = { github: 'https://api.github.com/graphql', gitlab: 'https://gitlab.com/api/graphql' } as const

/** The address of GraphQL at the host that is named. */
export const graphqlAt = (editor: EditorBackend): string => ownHost(editor)?.graphql ?? PUBLIC_GRAPHQL[editor.kind]

/** Everything that is wrong with `editor` in `src/site.config.ts`, each with how to mend it; empty when all is well. */
export function editorProblems(editor: unknown): string[] {
  if (editor === null) return []
  const read = editorBackend.safeParse(editor)
  return (read.error?.issues ?? []).map((issue) => {
    if (issue.code !== 'unrecognized_keys') return `${['editor', ...issue.path].join('.')} ${issue.message}.`
    return `editor.${issue.keys[0]} is not a known setting. Those there are: ${Object.keys(editorBackend.shape).join(', ')}.`
  })
}

/** The list as it is printed. */
export function describeEditorProblems(problems: readonly string[]): string {
  return `src/site.config.ts must be mended before the site can be built:\n\n${problems.map((text) => `  ${text}`).join('\n')}\n`
}
