import type { Recipe } from './scratch.ts'

/** The five recipes of `CONTRIBUTING.md`, each carried out on an invented case, step by step as it says there. */

const LOCALE: Recipe = {
  title: 'A locale',
  name: 'sv',
  steps({ insertAtEnd, insertAfter, copyFolder }) {
    insertAtEnd('src/site.config.ts', '  locales: {\n', "    sv: { name: 'Svenska', fallback: ['en'] },\n")
    // As a translator begins.
    copyFolder('locales/en', 'locales/sv')
    insertAfter('content/terms.yaml', '\nhome-tab:\n  en: Home\n', '  sv: Hem\n')
  },
}

const EVENT: Recipe = {
  title: 'An event',
  name: 'guide_printed',
  steps({ insertAtEnd, insertAfter }) {
    insertAtEnd(
      'src/core/events.ts',
      'const readerEvents = [\n',
      "  z.strictObject({ kind: z.literal('guide_printed'), ...base, guide, pages: whole }),\n",
    )
    insertAtEnd('src/store/event-row.ts', 'export const EVENT_COLUMNS:', "  ['pages', 'integer'],\n")
    const schema = 'src/store/sqlite-schema.ts'
    insertAtEnd(schema, 'const STEPS: readonly string[] = [\n', '  PAGES,\n')
    insertAfter(
      schema,
      "from './vendor-sql.ts'\n",
      '\nconst PAGES = `alter table events add column pages integer not null default 0`\n',
    )
    const histories = 'tests/store/histories.ts'
    insertAfter(histories, 'const anywhere = fc.oneof(\n', '  printed,\n')
    insertAfter(
      histories,
      'const guide = fc.constantFrom(...GUIDES)\n',
      "const printed = fc.record({ kind: fc.constant('guide_printed' as const), guide, pages: fc.nat(9) })\n",
    )
    const journal = 'tests/server/journal.test.ts'
    insertAtEnd(
      journal,
      '  const kinds = [\n',
      "    { kind: 'guide_printed', guide: 'fiat-funding/deposit', pages: 2 },\n",
    )
    insertAtEnd(journal, '  const own: Record<string, string[]> = {\n', "    guide_printed: ['guide', 'pages'],\n")
  },
}

const SENTENCE = 'Readings in which the guide was opened more than once, over all readings.'

const METRIC: Recipe = {
  title: 'A metric',
  name: 'return_rate',
  steps({ insertAtEnd, insertAfter, addTexts, folders }) {
    insertAtEnd('src/core/tallies.ts', 'export const GUIDE_TALLIES = {\n', "  guide_returns: is('views > 1'),\n")
    insertAtEnd(
      'src/core/metrics.ts',
      'export const METRICS = {\n',
      `  return_rate: {
    of: 'guide_returns',
    over: 'readings',
    as: 'share',
    sentence: '${SENTENCE}',
    source: '',
  },\n`,
    )
    insertAfter(
      'tests/store/reference.ts',
      '        guide_views: views.length,\n',
      '        guide_returns: Number(views.length > 1),\n',
    )
    for (const locale of folders('locales'))
      addTexts(`locales/${locale}/insights.json`, {
        name: { return_rate: 'Opened again' },
        metric: { return_rate: SENTENCE },
      })
  },
}

const CHECK: Recipe = {
  title: 'A check',
  name: 'shouting',
  steps({ insertAtEnd, insertAfter }) {
    const rules = 'src/checks/rules.ts'
    insertAfter(rules, "import type { Rule } from './rule.ts'\n", "import { shouting } from './rules/shouting.ts'\n")
    insertAtEnd(rules, 'export const RULES: readonly Rule[] = [\n', '  shouting,\n')
    insertAtEnd(
      'tests/checks/rules.test.ts',
      'const FORBIDDEN: Case[] = [\n',
      "  ['shouting', 'two signs', BUY, adding('Never tell it!!'), 'Never', /Write a full stop/],\n",
    )
  },
}

const SENDER = `const parley: WebhookSender = {
  vendor: PARLEY,
  signsTime: true,
  headers: (body, at, secret) => ({
    'x-parley-time': String(at),
    'x-parley-signature': sum('sha256', secret, \`\${at}.\${body}\`).digest('hex'),
  }),
  begun: () => [],
  answered: (conversation, at) => ({ event: 'answered', by: 'person', conversation, at }),
  solved: (conversation, at) => ({ event: 'solved', conversation, at }),
  rated: (conversation, at, stars) => ({ event: 'rated', stars, conversation, at }),
  beside: (conversation, at) => ({ 'a bot’s message': { event: 'answered', by: 'bot', conversation, at } }),
}\n\n`

const WINDOW = `  Parley: {
    make() {
      const globals = { parley: undefined }
      const page = createFakePage(globals, fakeParley)
      return { handoff: createParley(PARLEY, page, globals), page }
    },
    script: /^https:\\/\\/window\\.parley\\.example\\/harborline\\.js$/,
    locale: 'pt-BR',
    question: 'written',
  },\n`

const JOURNEY = `  {
    vendor: PARLEY,
    name: 'Parley',
    script: scriptOf(fakeParley, {}),
    frame: 'https://window.parley.example/frame',
    image: 'https://window.parley.example/avatar.png',
    call: 'https://window.parley.example/settings',
    locale: 'ar',
    question: 'written',
  },\n`

const SOURCES = `const PARLEY: Sources = {
  'script-src': ['https://window.parley.example'],
  'style-src': [INLINE],
  'img-src': ['https://window.parley.example'],
  'frame-src': ['https://window.parley.example'],
  'connect-src': ['https://window.parley.example'],
}\n\n`

const VENDOR: Recipe = {
  title: 'A vendor',
  name: 'parley',
  steps({ insertAtEnd, insertAfter }) {
    // Its name and its settings.
    insertAfter('src/core/vendors.ts', "VENDORS = ['desk', 'mail', ", "'parley', ")
    insertAtEnd('src/core/vendors.ts', 'export const CHAT_VENDORS = {\n', "  parley: 'Parley',\n")
    insertAfter(
      'src/core/vendor-config.ts',
      "  z.strictObject({ kind: z.literal('mail') }),\n",
      "  z.strictObject({ kind: z.literal('parley'), team: z.string().regex(/^[a-z]{3,20}$/, 'must be the team’s name') }),\n",
    )
    // The two switches.
    insertAfter(
      'src/browser/handoff/vendors/choose.ts',
      '  switch (vendor.kind) {\n',
      "    case 'parley':\n      return (await import('./parley.ts')).createParley(vendor, browserPage, window)\n",
    )
    const webhooks = 'src/server/webhooks/webhooks.ts'
    insertAfter(
      webhooks,
      "import { problem } from '../problem.ts'\n",
      "import { createParleyWebhook } from './parley.ts'\n",
    )
    insertAfter(
      webhooks,
      '  switch (vendor.kind) {\n',
      "    case 'parley':\n      return createParleyWebhook(secret)\n",
    )
    // The hosts of its window.
    const policy = 'src/server/vendor-policy.ts'
    insertAfter(policy, "'unsafe-inline'\"\n\n", SOURCES)
    insertAfter(policy, '  switch (vendor.kind) {\n', "    case 'parley':\n      return PARLEY\n")
    insertAfter(
      'tests/server/vendor-policy.test.ts',
      'const HOSTS = {\n',
      "  parley: ['https://window.parley.example'],\n",
    )
    insertAfter('tests/server/vendor-policy.test.ts', 'import { CHATWOOT, ', 'PARLEY, ')
    insertAfter('tests/server/vendor-policy.test.ts', 'const VENDORS = [', 'PARLEY, ')
    // The fake, and the contracts.
    insertAfter(
      'tests/fakes/configured.ts',
      '/** The helpdesks of the tests, as `src/site.config.ts` would name them. */\n',
      "\nexport const PARLEY: ConfigOf<'parley'> = { kind: 'parley', team: 'harborline' }\n",
    )
    const senders = 'tests/fakes/webhooks.ts'
    insertAfter(senders, 'import { CHATWOOT, ', 'PARLEY, ')
    insertAfter(senders, 'new Date(at).toISOString()\n\n', SENDER)
    insertAfter(senders, 'SENDERS: readonly WebhookSender[] = [', 'parley, ')
    const windows = 'tests/browser/handoff/vendors/vendors.test.ts'
    insertAfter(
      windows,
      "import type { Question } from '../../../../src/browser/handoff/vendors/handoff.ts'\n",
      "import { createParley } from '../../../../src/browser/handoff/vendors/parley.ts'\nimport { fakeParley } from '../../../fakes/parley.ts'\n",
    )
    insertAfter(windows, 'import { CHATWOOT, ', 'PARLEY, ')
    insertAfter(windows, 'const WINDOWS = {\n', WINDOW)
    const journey = 'tests/journeys/vendors.spec.ts'
    insertAfter(journey, 'import { CHATWOOT, ', 'PARLEY, ')
    insertAfter(
      journey,
      "import { SENDERS } from '../fakes/webhooks.ts'\n",
      "import { fakeParley } from '../fakes/parley.ts'\n",
    )
    insertAfter(journey, 'const HELPDESKS = [\n', JOURNEY)
  },
}

export const RECIPES: readonly Recipe[] = [LOCALE, EVENT, METRIC, CHECK, VENDOR]
