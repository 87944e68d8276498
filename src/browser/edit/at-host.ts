import type { EditorHost } from './setup.ts'

/** The files of a guide as they are at the host now: on its own branch while a review of it is open, else as published. */

export interface HostedGuide {
  /** The branch that the guide would be drafted on. */
  branch: string
  /** Paths in the repository. */
  paths: readonly string[]
}

/** Answers with the text of each file that is there, by path; null where the host takes the token for nobody's. */
export async function readAtHost(
  host: EditorHost,
  guide: HostedGuide,
  { token, ask }: { token: string; ask: typeof fetch },
): Promise<Map<string, string> | null> {
  const body = JSON.stringify(host.kind === 'github' ? githubQuery(host, guide) : gitlabQuery(host, guide))
  const authorization = `${host.kind === 'github' ? 'token' : 'Bearer'} ${token}`
  const headers = { authorization, 'content-type': 'application/json' }
  const answer = await ask(host.graphql, { method: 'POST', headers, body })
  if (answer.status === 401) return null
  const { data, errors = [], message = '' }: HostAnswer = await answer.json()
  if (!data) throw new Error(errors[0]?.message ?? message)
  return data.repository ? ofGithub(data.repository, guide) : ofGitlab(data.project)
}

interface HostAnswer {
  data: { repository: GithubRepository | null; project: GitlabProject | null } | null
  errors: { message: string }[]
  message: string
}

type GithubRepository = { pullRequests: { totalCount: number } } & Record<
  `${'drafted' | 'published'}_${number}`,
  GithubBlob
>
type GithubBlob = { text: string | null } | null

function githubQuery({ repo, branch: published }: EditorHost, { branch: drafted, paths }: HostedGuide) {
  const [owner, name] = repo.split('/')
  const blobs = Object.entries({ drafted, published }).flatMap(([as, ref]) =>
    paths.map(
      (path, at) => `${as}_${at}: object(expression: ${JSON.stringify(`${ref}:${path}`)}) { ... on Blob { text } }`,
    ),
  )
  const query = `query($owner: String!, $name: String!, $drafted: String!) {
    repository(owner: $owner, name: $name) {
      pullRequests(headRefName: $drafted, states: OPEN, first: 1) { totalCount }
      ${blobs.join('\n')}
    }
  }`
  return { query, variables: { owner, name, drafted } }
}

function ofGithub(repository: GithubRepository, { paths }: HostedGuide): Map<string, string> {
  const as = repository.pullRequests.totalCount > 0 ? 'drafted' : 'published'
  return new Map(
    paths.flatMap((path, at): [string, string][] => {
      const text = repository[`${as}_${at}`]?.text ?? null
      return text === null ? [] : [[path, text]]
    }),
  )
}

interface GitlabProject {
  mergeRequests: { nodes: unknown[] }
  repository: Record<'drafted' | 'published', { nodes: { path: string; rawTextBlob: string | null }[] }>
}

function gitlabQuery({ repo: project, branch: published }: EditorHost, { branch: drafted, paths }: HostedGuide) {
  const query = `query($project: ID!, $drafted: String!, $published: String!, $paths: [String!]!) {
    project(fullPath: $project) {
      mergeRequests(state: opened, sourceBranches: [$drafted], first: 1) { nodes { iid } }
      repository {
        drafted: blobs(ref: $drafted, paths: $paths) { nodes { path rawTextBlob } }
        published: blobs(ref: $published, paths: $paths) { nodes { path rawTextBlob } }
      }
    }
  }`
  return { query, variables: { project, drafted, published, paths } }
}

function ofGitlab(project: GitlabProject | null): Map<string, string> {
  if (!project) return new Map()
  const { nodes } = project.repository[project.mergeRequests.nodes.length > 0 ? 'drafted' : 'published']
  return new Map(nodes.map(({ path, rawTextBlob }) => [path, rawTextBlob ?? '']))
}
