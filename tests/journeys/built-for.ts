import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VendorConfig } from '../../src/core/vendor-config.ts'
import { site } from '../../src/site.config.ts'

/**
 * The built site as it would be for another helpdesk: the same files, but the contact pages, which name it. A build of
 * its own for each would take minutes.
 */
export function builtFor(vendor: VendorConfig, dist: string, folder: string): string {
  if (vendor.kind === site.vendor.kind) return dist
  const other = join(folder, 'dist')
  mkdirSync(other)
  for (const name of readdirSync(dist)) {
    if (!(name in site.locales)) {
      symlinkSync(join(dist, name), join(other, name))
      continue
    }
    mkdirSync(join(other, name, 'contact'), { recursive: true })
    for (const part of readdirSync(join(dist, name)))
      if (part !== 'contact') symlinkSync(join(dist, name, part), join(other, name, part))
    const page = readFileSync(join(dist, name, 'contact', 'index.html'), 'utf8')
    const named = page.replace(
      /data-vendor="[^"]*"/,
      `data-vendor="${JSON.stringify(vendor).replaceAll('"', '&quot;')}"`,
    )
    if (named === page) throw new Error(`The contact page of "${name}" names no helpdesk. Build the site again.`)
    writeFileSync(join(other, name, 'contact', 'index.html'), named)
  }
  return other
}
