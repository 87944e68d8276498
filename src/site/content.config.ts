import { glob } from 'astro/loaders'
import { defineCollection } from 'astro:content'
import { frontMatter } from '../core/guide.ts'

export const collections = {
  guides: defineCollection({
    loader: glob({
      base: './content',
      pattern: '*/*/*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: frontMatter,
  }),
}
