import { readDataFile } from '../checks/data-file.ts'
import { topicsFile } from '../core/topics.ts'
import { readEnvironment } from '../server/environment.ts'
import { type Context, defineCommand, told } from './command.ts'
import {
  alertsFinding,
  editorFinding,
  filesFindings,
  hoursFinding,
  launcherFinding,
  nodeFinding,
  vendorFinding,
} from './doctor/configured.ts'
import { mailFindings, signInFinding } from './doctor/connected.ts'
import { type Finding, HEALTH } from './doctor/finding.ts'
import { builtFinding, storeFinding } from './doctor/kept.ts'
import { writtenFindings } from './doctor/written.ts'

export const command = defineCommand({
  name: 'doctor',
  summary: 'whether everything is set up, and how to mend what is not',
  argument: null,
  options: {},
  examples: [
    { line: 'npx guidepost doctor', does: 'looks at all of it; asks only servers that are configured' },
    { line: 'npx guidepost doctor --json', does: 'for monitoring' },
  ],
  ends: 'something does not work',
  async run(_, context) {
    const findings = await examine(context)
    const counts = Object.fromEntries(
      HEALTH.map((health) => [health, findings.filter((each) => each.health === health).length]),
    )
    return told(
      { findings, counts },
      [...findings.flatMap((each) => linesOf(each, context)), '', summaryOf(findings)],
      findings.some(({ health }) => health === 'bad') ? 1 : 0,
    )
  },
})

async function examine({ root, site, environment, dataFolder, now }: Context): Promise<Finding[]> {
  const secrets = readEnvironment(environment)
  const locales = Object.keys(site.locales)
  const files = filesFindings(root)
  // Without topics there is nothing to hold hours and guides against.
  const isReadable = files.every(({ health }) => health === 'good')
  const [launcher, mail, signIn] = await Promise.all([
    launcherFinding(site, secrets),
    mailFindings(site, secrets),
    signInFinding(site, secrets),
  ])
  return [
    nodeFinding(process.versions.node),
    ...files,
    ...(isReadable
      ? [
          hoursFinding(site, Object.keys(readDataFile(root, 'content/topics.yaml', topicsFile))),
          ...(await writtenFindings(root, site, now())),
        ]
      : []),
    builtFinding(root, locales, now()),
    storeFinding(dataFolder),
    signIn,
    vendorFinding(site, secrets),
    launcher,
    ...mail,
    alertsFinding(site, secrets),
    editorFinding(site),
  ]
}

const SIGNS = { good: '✓', warning: '!', bad: '✗' } as const
const WIDTH = 13

function linesOf({ part, health, says, mend }: Finding, { paint }: Context): string[] {
  return [
    `${paint(health, SIGNS[health])} ${part.padEnd(WIDTH)} ${says}`,
    ...(mend === '' ? [] : [`  ${' '.repeat(WIDTH)} ${paint('faint', mend)}`]),
  ]
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (health: Finding['health']) => findings.filter((each) => each.health === health).length
  if (count('bad') > 0) return `${count('bad')} of ${findings.length} ${count('bad') === 1 ? 'does' : 'do'} not work.`
  if (count('warning') === 0) return 'All is set up.'
  return `All works; ${count('warning')} ${count('warning') === 1 ? 'is' : 'are'} worth a look.`
}
