import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9-]+$/, 'must be a slug of lower-case letters, digits and hyphens')

/** `content/topics.yaml`: topic → icon, chat queue and reading order. */
export const topicsFile = z.record(slug, z.strictObject({ icon: slug, queue: slug, guides: z.array(slug) }))
export type Topics = z.infer<typeof topicsFile>
