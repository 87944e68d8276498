import { createHash } from 'node:crypto'

/** A git repository in memory: branches, commits, and the files of each. */

export interface Commit {
  oid: string
  message: string
  parent: Commit | null
  /** ISO 8601. */
  at: string
  /** The e-mail address. */
  author: string
  files: ReadonlyMap<string, Buffer>
}

export type ChangeKind = 'ADDED' | 'MODIFIED' | 'DELETED'

export interface Repository {
  /** The last commit of a branch, or of a commit's own id; null where there is none. */
  head(name: string): Commit | null
  branches(): string[]
  /** Lets a branch begin at, or be moved to, a commit; null takes it away. */
  point(branch: string, to: Commit | null): void
  /** Null takes a file away. */
  commit(branch: string, changes: ReadonlyMap<string, Buffer | null>, message: string, author: string): Commit
  /** What a branch changes of what another one was when it began. */
  changed(branch: string, base: string): Map<string, ChangeKind>
  /** Puts a branch onto another one as a single commit; null where both changed the same file. */
  squash(branch: string, base: string, message: string, author: string): Commit | null
}

export function openRepository(files: ReadonlyMap<string, Buffer>, branch: string): Repository {
  const heads = new Map<string, Commit>()
  const all = new Map<string, Commit>()

  function put(parent: Commit | null, next: ReadonlyMap<string, Buffer>, message: string, author: string): Commit {
    const made = { message, parent, at: new Date().toISOString(), author, files: next }
    const named = [parent?.oid, message, made.at, author, ...[...next].map(([path, bytes]) => path + blobOid(bytes))]
    const commit: Commit = { ...made, oid: createHash('sha1').update(named.join('\n')).digest('hex') }
    all.set(commit.oid, commit)
    return commit
  }
  const headOf = (name: string) => {
    const head = heads.get(name)
    if (!head) throw new Error(`There is no branch "${name}".`)
    return head
  }
  const began = (name: string, base: string) => {
    const known = new Set(lineOf(headOf(base)))
    return lineOf(headOf(name)).find((commit) => known.has(commit)) ?? null
  }
  const repository: Repository = {
    head: (name) => heads.get(name) ?? all.get(name) ?? null,
    branches: () => [...heads.keys()],
    point(name, to) {
      if (to) heads.set(name, to)
      else heads.delete(name)
    },
    commit(name, changes, message, author) {
      const parent = headOf(name)
      const commit = put(parent, withChanges(parent.files, changes), message, author)
      heads.set(name, commit)
      return commit
    },
    changed: (name, base) => differences(began(name, base)?.files ?? new Map(), headOf(name).files),
    squash(name, base, message, author) {
      const theirs = differences(began(name, base)?.files ?? new Map(), headOf(base).files)
      const ours = repository.changed(name, base)
      if ([...ours.keys()].some((path) => theirs.has(path))) return null
      const from = headOf(name).files
      return repository.commit(
        base,
        new Map([...ours.keys()].map((path) => [path, from.get(path) ?? null])),
        message,
        author,
      )
    },
  }
  heads.set(branch, put(null, files, 'The guides as they are', 'editors@team.example'))
  return repository
}

/** A commit and all before it, the latest first. */
export function lineOf(commit: Commit | null): Commit[] {
  return commit ? [commit, ...lineOf(commit.parent)] : []
}

/** The commits that changed a file, the latest first. */
export function historyOf(head: Commit, path: string): Commit[] {
  return lineOf(head).filter(({ files, parent }) => files.get(path) !== parent?.files.get(path))
}

/** As git names content. */
export function blobOid(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

function withChanges(files: ReadonlyMap<string, Buffer>, changes: ReadonlyMap<string, Buffer | null>) {
  const next = new Map(files)
  for (const [path, bytes] of changes) {
    if (bytes) next.set(path, bytes)
    else next.delete(path)
  }
  return next
}

function differences(before: ReadonlyMap<string, Buffer>, now: ReadonlyMap<string, Buffer>): Map<string, ChangeKind> {
  const kinds = [...new Set([...before.keys(), ...now.keys()])].flatMap((path): [string, ChangeKind][] => {
    const [old, fresh] = [before.get(path), now.get(path)]
    if (old && fresh) return old.equals(fresh) ? [] : [[path, 'MODIFIED']]
    return [[path, fresh ? 'ADDED' : 'DELETED']]
  })
  return new Map(kinds)
}
