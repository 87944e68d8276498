import type { Identity } from '../../core/handoff.ts'
import type { Setup } from './setup.ts'

/** Who the client is, where the company's own backend signed it: staff may act on this, and on no name in a message. */
export function IdentityFacts({ identity, setup: { t, company } }: { identity: Identity; setup: Setup }) {
  const { sub, name, email } = identity
  const facts = [
    { label: t('identity.name'), value: name },
    { label: t('identity.email'), value: email },
    { label: t('identity.account'), value: sub },
  ]
  return (
    <section class="identity" aria-labelledby="identity-title">
      <h2 id="identity-title">{t('identity.title')}</h2>
      <p class="small soft">{t('identity.text', { company })}</p>
      <dl>
        {facts
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
