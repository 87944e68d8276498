import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds on a page, each with where it is and what is wrong. */
export async function findings(page: Page): Promise<string[]> {
  // What passes is not described: that takes longer than finding what does not.
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${page.url()} ${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  )
}
