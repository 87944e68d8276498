import { ROLES, readRoles } from '../core/roles.ts'
import { readEnvironment } from '../server/environment.ts'
import { askedWrongly, defineCommand, text, told } from './command.ts'

export const command = defineCommand({
  name: 'sign-in',
  summary: 'a link that signs one person in, once, within a day',
  argument: null,
  options: {
    name: text('NAME', 'whose link it is, as others see it'),
    role: text('ROLES', `what it opens: ${ROLES.join(', ')}, or several with commas between; lead unless given`, ROLES),
  },
  examples: [
    { line: 'npx guidepost sign-in', does: 'for you, as lead' },
    { line: 'npx guidepost sign-in --name Ada --role writer', does: 'for a writer' },
    { line: 'npx guidepost sign-in --name Sam --role writer,agent', does: 'for somebody who also answers' },
  ],
  ends: 'the store cannot be opened',
  async run({ options: { name, role } }, { openStore, environment, now }) {
    const roles = readRoles(role || 'lead')
    if (roles.length !== (role || 'lead').split(/[\s,]+/).length)
      return askedWrongly(`"${role}" is not a role.`, `Write ${ROLES.join(', ')}, or several with commas between.`)
    const { makeSignInLink } = await import('../server/sign-in.ts')
    const { port } = readEnvironment(environment)
    const path = await makeSignInLink(await openStore(), now(), { name: name.slice(0, 60), roles })
    const link = `http://localhost:${port}${path}`
    return told({ link, name: name.slice(0, 60), roles }, [link])
  },
})
