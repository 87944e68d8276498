import type { SiteConfig } from '../../core/site-config.ts'
import type { Environment } from '../../server/environment.ts'
import { wrongOf } from '../command.ts'
import { bad, type Finding, good, warning } from './finding.ts'

/** What stands elsewhere and is to be reached: only what is configured is asked, and not for long. */

/** ms */
export const PATIENCE = 5000

/** Whether tickets go by mail both ways, and both servers take us. */
export async function mailFindings(site: SiteConfig, { mailSecrets }: Environment): Promise<Finding[]> {
  const { assertMail } = await import('../../server/mail/mailroom.ts')
  try {
    assertMail(site, mailSecrets)
  } catch (error) {
    const { what, mend } = wrongOf(error instanceof Error ? error.message : String(error))
    return [bad('Mail', what, mend)]
  }
  if (mailSecrets.smtp === '' && mailSecrets.imap === '') return [good('Mail', 'not used: tickets stay on their page')]
  return Promise.all([
    ...(mailSecrets.smtp === '' ? [] : [outFinding(mailSecrets.smtp)]),
    ...(mailSecrets.imap === '' ? [] : [inFinding(mailSecrets.imap)]),
  ])
}

async function outFinding(url: string): Promise<Finding> {
  if (!/^smtps?:\/\/./.test(url))
    return bad(
      'Mail out',
      'SMTP_URL is no address of a mail server.',
      'Write it as smtps://user:password@mail.team.example.',
    )
  const { checkTransport } = await import('../../server/mail/transport.ts')
  const wrong = await checkTransport(url, PATIENCE)
  return wrong === null
    ? good('Mail out', 'the server takes us')
    : bad(
        'Mail out',
        `The server of SMTP_URL does not take us: ${wrong}.`,
        'Correct SMTP_URL, or ask who runs the server.',
      )
}

async function inFinding(url: string): Promise<Finding> {
  if (!/^imaps?:\/\/./.test(url))
    return bad(
      'Mail in',
      'IMAP_URL is no address of a mailbox.',
      'Write it as imaps://user:password@mail.team.example.',
    )
  const { checkMailbox } = await import('../../server/mail/mailbox.ts')
  const wrong = await checkMailbox(url, PATIENCE)
  return wrong === null
    ? good('Mail in', 'the mailbox can be read')
    : bad(
        'Mail in',
        `The mailbox of IMAP_URL cannot be read: ${wrong}.`,
        'Correct IMAP_URL, or ask who runs the server.',
      )
}

/** How staff sign in, and whether the team's accounts answer. */
export async function signInFinding({ staff }: SiteConfig, { clientSecret }: Environment): Promise<Finding> {
  if (staff === null) return good('Sign-in', 'by one-time links: npx guidepost sign-in')
  const address = `${staff.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) })
    await reply.body?.cancel()
    if (!reply.ok) throw new Error(`it answers ${reply.status}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return bad(
      'Sign-in',
      `The team’s accounts do not answer at ${address}: ${why}.`,
      'Correct staff.issuer in src/site.config.ts.',
    )
  }
  return clientSecret === ''
    ? warning(
        'Sign-in',
        'The team’s accounts answer; no secret proves who we are.',
        'Set OIDC_CLIENT_SECRET, unless the provider needs none.',
      )
    : good('Sign-in', 'the team’s accounts answer')
}
