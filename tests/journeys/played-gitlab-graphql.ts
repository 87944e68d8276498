import { z } from 'zod'
import { type Fields, understood } from './played-graphql.ts'
import { type PullRequest, REPOSITORY } from './played-host.ts'
import { blobOid, type Repository } from './played-repository.ts'

/** What GitLab's GraphQL has, as far as the editor asks it. */

/** https://docs.gitlab.com/api/graphql/#limits */
const MOST_NODES = 100

const treeOf = z.strictObject({ ref: z.string(), recursive: z.literal(true).optional() })
const pageOf = z.strictObject({ after: z.string() })
const requestsOf = z.strictObject({
  state: z.literal('opened'),
  sourceBranches: z.array(z.string()),
  first: z.number().max(MOST_NODES),
})
const blobsOf = z.strictObject({ ref: z.string(), paths: z.array(z.string()).min(1).max(MOST_NODES) })

/** https://docs.gitlab.com/api/graphql/reference/#queryproject */
export function queriesOf(repository: Repository, requests: readonly PullRequest[]): Fields {
  const own: Fields = {
    __typename: 'Repository',
    tree(given) {
      const { ref } = understood(treeOf, given)
      const commit = repository.head(ref)
      if (!commit) return null
      const nodes = [...commit.files].map(([path, bytes]) => ({ type: 'blob', path, sha: blobOid(bytes) }))
      return {
        __typename: 'Tree',
        lastCommit: { sha: commit.oid, message: commit.message },
        blobs(page) {
          const { after } = understood(pageOf, page)
          const end = Number(after === '' ? 0 : after) + MOST_NODES
          const pageInfo = { endCursor: String(end), hasNextPage: end < nodes.length }
          return { nodes: nodes.slice(end - MOST_NODES, end), pageInfo }
        },
      }
    },
    blobs(given) {
      const { ref, paths } = understood(blobsOf, given)
      const found = paths.flatMap((path): Fields[] => {
        const bytes = repository.head(ref)?.files.get(path)
        if (!bytes) return []
        const text = bytes.toString('utf8')
        return [
          { path, oid: blobOid(bytes), size: String(bytes.length), rawTextBlob: text.includes('\0') ? null : text },
        ]
      })
      return { nodes: found }
    },
  }
  return {
    project(given) {
      const { fullPath } = understood(z.strictObject({ fullPath: z.string() }), given)
      if (fullPath !== REPOSITORY) return null
      return {
        __typename: 'Project',
        repository: own,
        mergeRequests(asked) {
          const { sourceBranches } = understood(requestsOf, asked)
          const found = requests.filter(({ state, branch }) => state === 'open' && sourceBranches.includes(branch))
          return { nodes: found.map(({ number }) => ({ iid: String(number) })) }
        },
      }
    },
  }
}
