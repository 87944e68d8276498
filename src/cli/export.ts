import { FORMATS } from './articles/find-topic.ts'
import { choice, defineCommand, oneOf, required } from './command.ts'

export const command = defineCommand({
  name: 'export',
  summary: 'all guides and pictures, for another help center',
  argument: { name: '<empty folder>', fills: 'files', fillsNext: [], least: 1, most: 1, ask: 'Name one folder' },
  options: { 'to-format': required(choice('shape', FORMATS, 'the shape they are written in'), 'Say in which shape') },
  examples: [
    { line: 'npx guidepost export out/ --to-format markdown', does: 'a folder of Markdown' },
    { line: 'npx guidepost export out/ --to-format zendesk', does: 'files for the Zendesk Guide API' },
  ],
  ends: 'something could not be written, and is listed',
  async run({ options, args }, context) {
    const { exportGuides } = await import('./articles/export-guides.ts')
    return exportGuides(args[0] ?? '', oneOf(FORMATS, options['to-format']), context)
  },
})
