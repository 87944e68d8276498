import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readYamlFile, type YamlFile } from '../../checks/yaml-file.ts'
import { channelsFile } from '../../core/channels.ts'
import { editorProblems } from '../../core/editor-backend.ts'
import { hoursFor } from '../../core/hours.ts'
import { hoursProblems } from '../../core/hours-problems.ts'
import type { SiteConfig } from '../../core/site-config.ts'
import { topicsFile } from '../../core/topics.ts'
import { readVendor } from '../../core/vendor-config.ts'
import type { Environment } from '../../server/environment.ts'
import { wrongOf } from '../command.ts'
import { bad, type Finding, good, warning } from './finding.ts'

/** What an operator sets: `src/site.config.ts`, the files beside the guides, and the secrets in the environment. */

const OLDEST = [20, 0] as const

/** @param version such as "24.1.0" */
export function nodeFinding(version: string): Finding {
  const [major = 0] = version.split('.').map(Number)
  return major >= OLDEST[0]
    ? good('Node', version)
    : bad('Node', `${version} is too old.`, `Install Node ${OLDEST[0]} or later.`)
}

export function hoursFinding({ hours, locales }: SiteConfig, topics: readonly string[]): Finding {
  const known = Object.keys(locales)
  const [problem, ...others] = hoursProblems(hours, { locales: known, topics })
  if (problem)
    return bad(
      'Hours',
      `${problem.place} is wrong${others.length > 0 ? `, and ${others.length} more` : ''}.`,
      problem.text,
    )
  const without = known.filter((locale) => hoursFor(locale, '', { hours }).length === 0)
  return without.length === 0
    ? good('Hours', `chat is open at some time in all ${known.length} languages`)
    : warning(
        'Hours',
        `Nobody chats in ${without.join(', ')}: readers there leave a ticket.`,
        'Add them to "hours" in src/site.config.ts when somebody does.',
      )
}

/** The data files that nothing works without. */
export function filesFindings(root: string): Finding[] {
  const read = (name: string) => {
    const path = join(root, 'content', name)
    return existsSync(path) ? readFileSync(path, 'utf8') : null
  }
  const topics = read('topics.yaml')
  const channels = read('channels.yaml')
  return [
    fileFinding(
      'Topics',
      'content/topics.yaml',
      topics === null ? null : readYamlFile('content/topics.yaml', topics, topicsFile),
      (value) => `${Object.keys(value).length} topics`,
    ),
    fileFinding(
      'Channels',
      'content/channels.yaml',
      channels === null ? null : readYamlFile('content/channels.yaml', channels, channelsFile),
      ({ sites, mail, accounts }) =>
        `${sites.length} sites, ${mail.length} mail domains, ${accounts.length} accounts are ours`,
    ),
  ]
}

function fileFinding<T>(part: string, file: string, read: YamlFile<T> | null, says: (value: T) => string): Finding {
  if (read === null) return bad(part, `${file} is missing.`, 'Take it back from your version control.')
  const [problem] = read.problems
  return read.value === null || problem
    ? bad(part, `${file}:${problem?.line ?? 1} cannot be used.`, problem?.text ?? 'Correct it.')
    : good(part, says(read.value))
}

/** Who takes the hand-offs. */
export function vendorFinding({ vendor }: SiteConfig, { webhookSecret }: Environment): Finding {
  try {
    readVendor(vendor)
  } catch (error) {
    const { what, mend } = wrongOf(error instanceof Error ? error.message : String(error))
    return bad('Helpdesk', what, mend)
  }
  if (vendor.kind === 'desk') return good('Helpdesk', 'the desk that comes with it')
  if (vendor.kind === 'mail') return good('Helpdesk', 'a mailbox')
  return webhookSecret === ''
    ? warning(
        'Helpdesk',
        `${vendor.kind} tells nothing back: its webhooks are not read.`,
        'Set VENDOR_WEBHOOK_SECRET to the secret that it signs them with.',
      )
    : good('Helpdesk', `${vendor.kind}, with its webhooks`)
}

/** The editor on the published site. */
export function editorFinding({ editor }: SiteConfig): Finding {
  const [problem, ...others] = editorProblems(editor)
  if (problem)
    return bad(
      'Editor',
      `Writers cannot use it: ${problem}${others.length > 0 ? ` And ${others.length} more.` : ''}`,
      'Correct it in src/site.config.ts; null: the editor is in npm run dev alone.',
    )
  return good('Editor', editor === null ? 'in npm run dev alone' : `drafts go to ${editor.repo} at ${editor.kind}`)
}

/** The support center on the company's other pages. */
export async function launcherFinding({ launcher }: SiteConfig, { launcherSecret }: Environment): Promise<Finding> {
  if (launcher === null) return good('Launcher', 'not used')
  const { createIdentityCheck } = await import('../../server/identity.ts')
  try {
    await createIdentityCheck({ launcher }, launcherSecret)
    const who = launcher.identity === null ? 'nobody is identified' : `clients are identified by ${launcher.identity}`
    return good('Launcher', `on ${launcher.origins.length} sites; ${who}`)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return bad('Launcher', 'Clients cannot be identified.', said)
  }
}

/** Who is told of a surge. */
export function alertsFinding({ alerts }: SiteConfig, { alertSecrets }: Environment): Finding {
  if (alerts === null) return good('Alerts', 'shown in the insights alone')
  const { secret, smtp } = alertSecrets
  if (alerts.webhook !== '' && secret === '')
    return warning('Alerts', 'The webhook is sent without a signature that means anything.', 'Set ALERT_SECRET.')
  if (alerts.mail.length > 0 && smtp === '')
    return bad('Alerts', 'They are to go by mail, but no mail server is named.', 'Set SMTP_URL.')
  return good('Alerts', 'configured')
}
