import { describe, expect, it, test } from 'vitest'
import { widen } from '../../src/server/vendor-policy.ts'
import { CHATWOOT, CRISP, INTERCOM, ZENDESK } from '../fakes/configured.ts'
import { setUp } from './setup.ts'
import { SITE } from './site.ts'

/** The content security policy: wider for the configured helpdesk alone, on the contact page alone. */

const HOSTS = {
  chatwoot: ['https://chat.helpdesk.example', 'wss://chat.helpdesk.example'],
  intercom: ['https://widget.intercom.io', 'wss://nexus-europe-websocket.intercom.io'],
  zendesk: ['https://*.zdassets.com', 'wss://api.smooch.io'],
  crisp: ['https://client.crisp.chat', 'wss://client.relay.crisp.chat'],
}
const VENDORS = [CHATWOOT, INTERCOM, ZENDESK, CRISP]

async function policyAt(url: string, vendor: (typeof VENDORS)[number] | { kind: 'desk' } | { kind: 'mail' }) {
  const { app } = await setUp({ ...SITE, vendor })
  return String((await app.inject(url)).headers['content-security-policy'])
}

describe.each(VENDORS)('with $kind', (vendor) => {
  it('lets in its own hosts on the contact page, and no other helpdesk’s', async () => {
    const policy = await policyAt('/es/contact/?topic=trading', vendor)
    for (const [name, hosts] of Object.entries(HOSTS))
      for (const host of hosts) expect(policy.includes(host), `${host} in ${policy}`).toBe(name === vendor.kind)
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? []
    expect(scripts.slice(0, 2)).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(scripts).not.toContain("'unsafe-inline'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("connect-src 'self' https://")
  })

  it.each(['/en/', '/en/404/', '/en/contact-us/', '/xx/contact/', '/api/availability', '/insights/'])(
    'changes nothing at %s',
    async (url) => {
      expect(await policyAt(url, vendor)).toBe(await policyAt(url, { kind: 'desk' }))
    },
  )
})

test.each([{ kind: 'desk' }, { kind: 'mail' }] as const)(
  'with $kind the contact page is as strict as the others',
  async (vendor) => {
    expect(await policyAt('/en/contact/', vendor)).toBe(await policyAt('/en/', vendor))
  },
)

test.each([
  ["default-src 'self'", { 'img-src': ['data:'] }, "default-src 'self';img-src 'self' data:"],
  [
    "default-src 'self';img-src 'self' data:",
    { 'img-src': ['data:', 'https://a.example'] },
    "default-src 'self';img-src 'self' data: https://a.example",
  ],
  ["default-src 'self'; object-src 'none'", {}, "default-src 'self';object-src 'none'"],
])('%s with %j is %s', (policy, sources, expected) => {
  expect(widen(policy, sources)).toBe(expected)
})

test('a helpdesk that is configured wrongly stops the start and is named', async () => {
  const setting = { ...CHATWOOT, baseUrl: 'https://chat.helpdesk.example/' }
  await expect(setUp({ ...SITE, vendor: setting })).rejects.toThrow(/vendor\.baseUrl must be an address without path/)
})
