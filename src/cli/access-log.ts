import { defineCommand, told } from './command.ts'

/** Newest first. */
const MOST = 1000

export const command = defineCommand({
  name: 'access-log',
  summary: 'who exported what, newest first',
  argument: null,
  options: {},
  examples: [
    { line: 'npx guidepost access-log', does: 'the last thousand' },
    { line: 'npx guidepost access-log --json', does: 'for another program' },
  ],
  ends: 'the store cannot be opened',
  async run(_, { openStore }) {
    const store = await openStore()
    const entries = await store.accessLog(Number.MAX_SAFE_INTEGER, MOST)
    return told(
      entries,
      entries.length === 0
        ? ['Nobody has exported anything yet.']
        : entries.map(
            ({ at, who, roles, what, question }) =>
              `${new Date(at).toISOString()}  ${(who || 'no name').padEnd(20)} ${roles.join(',').padEnd(12)} ${what}  ${question}`,
          ),
    )
  },
})
