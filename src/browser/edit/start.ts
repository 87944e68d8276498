import CMS from '@sveltia/cms'
import { blockFor } from './blocks.ts'
import { declareInEditor } from './declare.ts'
import { readGuideFile, writeGuideFile } from './guide-file.ts'
import { refuseOverwriting, writingsOf } from './overwriting.ts'
import type { EditorSetup } from './setup.ts'

/** `/edit/`: Sveltia CMS, told what a guide is. */

const answer = await fetch('./setup.json')
const setup: EditorSetup = await answer.json()
const tab = setup.blocks.find(({ name }) => name === 'Tab') ?? null
for (const block of setup.blocks) if (block !== tab) CMS.registerEditorComponent(blockFor(block, tab))
/** Under this name Sveltia tells the writer what the cause says. */
const failed = (cause: unknown) => new Error('saving_failed', { cause })

CMS.registerCustomFormat('guide', 'mdx', {
  fromFile: (file) => readGuideFile(file, setup),
  toFile(fields) {
    try {
      return writeGuideFile(fields, setup)
    } catch (cause) {
      throw failed(cause)
    }
  },
})

const overwriting = setup.host && refuseOverwriting(setup.host, localStorage, (...asked) => fetch(...asked))
CMS.registerEventListener({
  name: 'preSave',
  async handler({ entry }) {
    const { collection, slug, data, i18n } = entry.toJS()
    const translations = Object.fromEntries(Object.entries(i18n).map(([locale, version]) => [locale, version.data]))
    const declared = declareInEditor({ english: data, translations }, setup, Date.now())
    try {
      const files = writingsOf(declared, `${collection}/${slug}`, setup)
      await overwriting?.refuse(`cms/${collection}/${slug}`, files)
    } catch (cause) {
      throw failed(cause)
    }
    const versions = Object.entries(declared.translations).map(([locale, fields]) => [locale, { data: fields }])
    return entry.set('data', declared.english).set('i18n', Object.fromEntries(versions))
  },
})
CMS.registerEventListener({ name: 'postSave', handler: () => overwriting?.saved() })
await CMS.init({ config: setup.config })
