import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { storeContract } from './contract.ts'

storeContract('SQLite in threads', (folder) => openStore(`sqlite:${folder}`))
storeContract('SQLite in the same thread', (folder) => openStore(`sqlite:${folder}`, 'here'))

it('says which scheme it does not know, and which it does', async () => {
  await expect(openStore('paper:drawer')).rejects.toThrow(/"paper" is unknown.*sqlite:<folder>/)
})

it.each(['threads', 'here'] as const)('says which folder cannot hold a store: %s', async (place) => {
  const file = join(mkdtempSync(join(tmpdir(), 'guidepost-store-')), 'a-file')
  writeFileSync(file, '')
  await expect(openStore(`sqlite:${file}`, place)).rejects.toThrow(/a-file.*cannot be opened/)
})
