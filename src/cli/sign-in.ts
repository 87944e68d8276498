import { parseArgs } from 'node:util'
import { ROLES, readRoles } from '../core/roles.ts'
import { makeSignInLink } from '../server/sign-in.ts'
import type { Store } from '../store/store.ts'

interface Parts {
  open: () => Promise<Store>
  port: number
  now: number
  print(line: string): void
}

/** `guidepost sign-in`: a link for one person with some roles. Answers the exit code. */
export async function printSignIn(given: readonly string[], { open, port, now, print }: Parts): Promise<number> {
  const options = { name: { type: 'string' }, role: { type: 'string' } } as const
  const { name = '', role = 'lead' } = parseArgs({ args: [...given], options }).values
  const roles = readRoles(role)
  if (roles.length !== role.split(/[\s,]+/).length) {
    print(`"${role}" is not a role. Write ${ROLES.join(', ')}, or several with commas between.`)
    return 2
  }
  print(`http://localhost:${port}${await makeSignInLink(await open(), now, { name: name.slice(0, 60), roles })}`)
  return 0
}
