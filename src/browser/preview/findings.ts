import { FINDINGS, type PageFinding } from '../../core/preview-facts.ts'

/** What is to be mended; nothing where it cannot be read, for the page is what matters. */
export async function readFindings(): Promise<PageFinding[]> {
  try {
    const reply = await fetch(FINDINGS)
    return reply.ok ? await reply.json() : []
  } catch {
    return []
  }
}
