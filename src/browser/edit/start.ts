import CMS from '@sveltia/cms'
import { blockFor } from './blocks.ts'
import { readGuideFile, writeGuideFile } from './guide-file.ts'
import type { EditorSetup } from './setup.ts'

const answer = await fetch('./setup.json')
const { config, blocks, defaults }: EditorSetup = await answer.json()
const tab = blocks.find(({ name }) => name === 'Tab') ?? null
for (const block of blocks) if (block !== tab) CMS.registerEditorComponent(blockFor(block, block.holds === 'tabs' ? tab : null))
CMS.registerCustomFormat('guide', 'mdx', {
  fromFile: (file) => readGuideFile(file, defaults),
  toFile: (fields) => writeGuideFile(fields, defaults),
})
await CMS.init({ config })
