import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9-]+$/, 'must be a slug of lower-case letters, digits and hyphens')
const names = z.array(z.string().trim().min(1, 'must not be empty')).default([])

/** What other helpdesks call a topic: tags in Zendesk, tags or topics in Intercom, labels in Chatwoot, `category` in a plain CSV. */
const categories = z.strictObject({ zendesk: names, intercom: names, chatwoot: names, csv: names })

/** `content/topics.yaml`: topic → icon, chat queue, reading order, and the categories of imported tickets that mean it. */
export const topicsFile = z.record(
  slug,
  z.strictObject({ icon: slug, queue: slug, guides: z.array(slug), categories: categories.prefault({}) }),
)
export type Topics = z.infer<typeof topicsFile>
