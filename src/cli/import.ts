import { FORMATS } from './articles/find-topic.ts'
import { choice, defineCommand, EXPORTED, flag, oneOf, required, text } from './command.ts'

export const command = defineCommand({
  name: 'import',
  summary: 'articles of another help center, as guides',
  argument: EXPORTED,
  options: {
    from: required(choice('help center', FORMATS, 'where they come from'), 'Say where the articles come from'),
    topics: text('FILE', 'says which category is which topic here, a line each', 'files'),
    to: text('FOLDER', 'writes into this checkout; the one you are in unless given', 'files'),
    'dry-run': flag('writes nothing, and tells what it would write'),
    force: flag('writes over what somebody changed since an earlier import'),
  },
  examples: [
    { line: 'npx guidepost import export/ --from zendesk', does: 'the files of its API' },
    { line: 'npx guidepost import export/ --from zendesk --dry-run', does: 'only tells what would become of them' },
    { line: 'npx guidepost import export/ --from zendesk --topics mapping.yaml', does: 'with your own categories' },
    { line: 'npx guidepost import docs/ --from markdown', does: 'a folder of Markdown' },
  ],
  ends: 'something was left out or changed, and is listed',
  async run({ options, args }, context) {
    const { importArticles } = await import('./articles/import-articles.ts')
    const asked = {
      path: args[0] ?? '',
      format: oneOf(FORMATS, options.from),
      mapping: options.topics,
      to: options.to,
      isDry: options['dry-run'],
      isForced: options.force,
    }
    return importArticles(asked, context)
  },
})
