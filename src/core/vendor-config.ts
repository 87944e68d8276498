import { z } from 'zod'
import { ATTRIBUTES } from './vendors.ts'

/** Which helpdesk takes the hand-offs, as `src/site.config.ts` says. Nothing in it is secret: readers download it. */

const origin = z
  .url()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an address without path or closing slash, such as "https://chat.example"',
  )
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be the identifier of 36 characters')
const fieldId = z.string().regex(/^\d{5,20}$/, 'must be the number of a ticket field, as text')

export const vendorConfig = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('desk') }),
  z.strictObject({ kind: z.literal('mail') }),
  z.strictObject({
    kind: z.literal('chatwoot'),
    /** Where Chatwoot runs. */
    baseUrl: origin,
    websiteToken: z.string().regex(/^[A-Za-z0-9]{10,64}$/, 'must be the token of the website inbox'),
  }),
  z.strictObject({
    kind: z.literal('intercom'),
    appId: z.string().regex(/^[a-z0-9]{5,20}$/, 'must be the workspace ID, such as "abc12345"'),
    /** Where the workspace's data is kept. */
    region: z.enum(['us', 'eu', 'au']),
  }),
  z.strictObject({
    kind: z.literal('zendesk'),
    /** The key in the address of the Web Widget's snippet. */
    key: uuid,
    /** The custom ticket field that takes each attribute. In Zendesk, let end users set them; the lists need several lines. */
    fields: z.record(z.enum(ATTRIBUTES), fieldId),
  }),
  z.strictObject({ kind: z.literal('crisp'), websiteId: uuid }),
])
export type VendorConfig = z.infer<typeof vendorConfig>

/** The settings of one helpdesk. */
export type ConfigOf<Kind extends VendorConfig['kind']> = Extract<VendorConfig, { kind: Kind }>

/** Throws, naming the setting, when the helpdesk cannot be used as it is configured. */
export function readVendor(config: unknown): VendorConfig {
  const parsed = vendorConfig.safeParse(config)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues
    .map(({ path, message }) => {
      const isMissing = /received undefined$/.test(message)
      return `${['vendor', ...path].join('.')} ${isMissing ? 'is missing' : message}`
    })
    .join('; ')
  throw new Error(`The helpdesk in src/site.config.ts cannot be used: ${wrong}. Correct it there.`)
}
