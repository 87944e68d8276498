import { z } from 'zod'
import { type Fields, understood, type Value } from './played-graphql.ts'
import { HOST, type PullRequest, REPOSITORY, Refused, WRITER } from './played-host.ts'
import { blobOid, type Commit, historyOf, type Repository } from './played-repository.ts'

/** What GitHub's GraphQL has, as far as the editor asks it, and what each mutation demands. */

const [OWNER, NAME] = REPOSITORY.split('/')

/** How GraphQL names what REST numbers. */
export const nodeId = ({ number }: PullRequest) => `PR_${number}`

function commitFields(commit: Commit): Fields {
  return {
    __typename: 'Commit',
    oid: commit.oid,
    message: commit.message,
    committedDate: commit.at,
    author: { name: WRITER.name, email: commit.author, user: null },
    history(given) {
      const { first, path } = understood(z.strictObject({ first: z.number(), path: z.string().default('') }), given)
      const found = path === '' ? [commit] : historyOf(commit, path)
      return { nodes: found.slice(0, first).map(commitFields) }
    },
    file(given) {
      const { path } = understood(z.strictObject({ path: z.string() }), given)
      const bytes = commit.files.get(path)
      return bytes ? { __typename: 'TreeEntry', oid: blobOid(bytes) } : null
    },
    // Nothing builds the site here.
    status: null,
    deployments: nobody,
    checkSuites: nobody,
  }
}
const nobody = () => ({ nodes: [] })

function blobFields(bytes: Buffer): Fields {
  const text = bytes.toString('utf8')
  const isBinary = text.includes('\0')
  return {
    __typename: 'Blob',
    oid: blobOid(bytes),
    byteSize: bytes.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : text,
  }
}

const pulls = z.union([
  z.strictObject({
    states: z.literal('OPEN'),
    labels: z.array(z.string()),
    first: z.number().max(100),
    orderBy: z.strictObject({ field: z.literal('UPDATED_AT'), direction: z.literal('DESC') }),
  }),
  z.strictObject({ states: z.literal('OPEN'), headRefName: z.string(), first: z.number().max(100) }),
])

/** https://docs.github.com/graphql/reference/queries */
export function queries(repository: Repository, base: string, all: PullRequest[]): Fields {
  const objectNamed = (given: unknown): Value => {
    const asked = understood(
      z.union([z.strictObject({ oid: z.string() }), z.strictObject({ expression: z.string() })]),
      given,
    )
    if ('oid' in asked) {
      const commit = repository.head(asked.oid)
      if (commit) return commitFields(commit)
      const known = repository.branches().flatMap((name) => [...(repository.head(name)?.files.values() ?? [])])
      const bytes = known.find((each) => blobOid(each) === asked.oid)
      return bytes ? blobFields(bytes) : null
    }
    const [, branch = '', path = ''] = /^([^:]+):(.+)$/.exec(asked.expression) ?? []
    const bytes = repository.head(branch)?.files.get(path)
    return bytes ? blobFields(bytes) : null
  }
  const pullFields = (pull: PullRequest): Fields => ({
    __typename: 'PullRequest',
    id: nodeId(pull),
    number: pull.number,
    title: pull.title,
    url: `${HOST}/${REPOSITORY}/pull/${pull.number}`,
    isDraft: pull.isDraft,
    isCrossRepository: false,
    createdAt: pull.createdAt,
    updatedAt: pull.createdAt,
    headRefName: pull.branch,
    headRefOid: repository.head(pull.branch)?.oid ?? null,
    author: {
      __typename: 'User',
      login: WRITER.login,
      avatarUrl: `${HOST}/avatars/u/7`,
      name: WRITER.name,
      email: WRITER.email,
      databaseId: WRITER.id,
    },
    labels: () => ({ nodes: pull.labels.map((name) => ({ name })) }),
    files: () => ({
      nodes: [...repository.changed(pull.branch, base)].map(([path, changeType]) => ({ path, changeType })),
    }),
  })
  const own: Fields = {
    __typename: 'Repository',
    id: REPOSITORY_ID,
    ref(given) {
      const { qualifiedName } = understood(z.strictObject({ qualifiedName: z.string() }), given)
      const commit = repository.branches().includes(qualifiedName) ? repository.head(qualifiedName) : null
      return commit && { name: qualifiedName, target: commitFields(commit) }
    },
    object: objectNamed,
    pullRequests(given) {
      const asked = understood(pulls, given)
      const found = all.filter(({ state, labels, branch }) => {
        const isAsked =
          'labels' in asked ? labels.some((label) => asked.labels.includes(label)) : branch === asked.headRefName
        return state === 'open' && isAsked
      })
      return { totalCount: found.length, nodes: found.map(pullFields) }
    },
  }
  return {
    repository(given) {
      const { owner, name } = understood(z.strictObject({ owner: z.string(), name: z.string() }), given)
      return owner === OWNER && name === NAME ? own : null
    },
  }
}

const REPOSITORY_ID = 'R_1'
const OID = z.string().regex(/^[0-9a-f]{40}$/)
const path = z.string().regex(/^[^/].*[^/]$/)
const commitInput = z.strictObject({
  branch: z.strictObject({ repositoryNameWithOwner: z.literal(REPOSITORY), branchName: z.string() }),
  expectedHeadOid: OID,
  fileChanges: z.strictObject({
    additions: z.array(z.strictObject({ path, contents: z.base64() })),
    deletions: z.array(z.strictObject({ path })),
  }),
  message: z.strictObject({ headline: z.string().min(1) }),
})
const refInput = z.strictObject({
  repositoryId: z.literal(REPOSITORY_ID),
  name: z.string().regex(/^refs\/heads\/[\w./-]+$/),
  oid: OID,
})

/** https://docs.github.com/graphql/reference/mutations */
export function mutations(repository: Repository, all: PullRequest[]): Fields {
  const setDraft = (isDraft: boolean) => (given: unknown) => {
    const { input } = understood(z.strictObject({ input: z.strictObject({ pullRequestId: z.string() }) }), given)
    const pull = all.find((each) => nodeId(each) === input.pullRequestId)
    if (!pull) throw new Refused(200, `Could not resolve to a node with the global id of '${input.pullRequestId}'`)
    pull.isDraft = isDraft
    return { pullRequest: { isDraft } }
  }
  return {
    __typename: 'Mutation',
    createRef(given) {
      const { input } = understood(z.strictObject({ input: refInput }), given)
      const branch = input.name.replace('refs/heads/', '')
      if (repository.branches().includes(branch))
        throw new Refused(200, `A ref named "${input.name}" already exists in the repository.`)
      repository.point(branch, repository.head(input.oid))
      return { ref: { name: branch } }
    },
    createCommitOnBranch(given) {
      const { input } = understood(z.strictObject({ input: commitInput }), given)
      const { branchName } = input.branch
      if (repository.head(branchName)?.oid !== input.expectedHeadOid) {
        const message = `Expected branch to point to "${input.expectedHeadOid}" but it did not.  Pull and try again.`
        throw new Refused(200, message, 'STALE_DATA')
      }
      const { additions, deletions } = input.fileChanges
      const changes = new Map<string, Buffer | null>([
        ...additions.map((file) => [file.path, Buffer.from(file.contents, 'base64')] as const),
        ...deletions.map((file) => [file.path, null] as const),
      ])
      return { commit: commitFields(repository.commit(branchName, changes, input.message.headline, WRITER.email)) }
    },
    convertPullRequestToDraft: setDraft(true),
    markPullRequestReadyForReview: setDraft(false),
  }
}
