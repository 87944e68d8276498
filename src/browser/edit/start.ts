import CMS from '@sveltia/cms'
import { blockFor } from './blocks.ts'
import { readGuideFile, writeGuideFile } from './guide-file.ts'
import type { EditorSetup } from './setup.ts'

/** `/edit/`: Sveltia CMS, told what a guide is. */

const answer = await fetch('./setup.json')
const setup: EditorSetup = await answer.json()
const tab = setup.blocks.find(({ name }) => name === 'Tab') ?? null
for (const block of setup.blocks) if (block !== tab) CMS.registerEditorComponent(blockFor(block, tab))
CMS.registerCustomFormat('guide', 'mdx', {
  fromFile: (file) => readGuideFile(file, setup),
  toFile: (fields) => writeGuideFile(fields, setup),
})
await CMS.init({ config: setup.config })
