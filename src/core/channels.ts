import { z } from 'zod'

const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be a host name in lower case')

/** `content/channels.yaml`: the sites, mail domains and accounts that are ours. No phone: nobody of ours calls. */
export const channelsFile = z.strictObject({
  sites: z.array(host).min(1),
  mail: z.array(host).min(1),
  accounts: z.array(z.string().min(2)),
})
export type Channels = z.infer<typeof channelsFile>

/** `content/outside.yaml`: hosts of others that guides may link to, each with the reason. */
export const outsideFile = z.record(host, z.string().trim().min(1, 'must say why guides may link there')).default({})
