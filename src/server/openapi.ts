import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  gapAnswer,
  gapsAnswer,
  guidesAnswer,
  problemAnswer,
  reportAnswer,
  searchesAnswer,
  serviceAnswer,
} from '../core/answers.ts'
import { backlogAnswer } from '../core/backlog-entry.ts'
import { ENTRY_KINDS } from '../core/backlog-kinds.ts'
import { OWNERS } from '../core/guide.ts'
import { matrixAnswer } from '../core/guide-matrix.ts'
import type { Scope } from '../core/roles.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { SURFACES } from '../core/vocabulary.ts'

/** `GET /api/openapi.json`: what other tools may read, made of the schemas that the answers are tested with. */

interface Described {
  path: string
  says: string
  scope: Scope
  answer: z.ZodType
  /** What it is asked with, besides what is in its path. */
  asked: 'period' | 'backlog' | 'nothing'
}

export const DESCRIBED: readonly Described[] = [
  { path: '/api/report', says: 'Every figure of a period.', scope: 'report', answer: reportAnswer, asked: 'period' },
  {
    path: '/api/guides',
    says: 'What each guide did in each language.',
    scope: 'report',
    answer: guidesAnswer,
    asked: 'period',
  },
  {
    path: '/api/service',
    says: 'Conversations and tickets, and how long they took.',
    scope: 'report',
    answer: serviceAnswer,
    asked: 'period',
  },
  {
    path: '/api/searches',
    says: 'Searches without an answer, by the same words.',
    scope: 'searches',
    answer: searchesAnswer,
    asked: 'period',
  },
  {
    path: '/api/gaps',
    says: 'Searches without an answer, by meaning, with their state.',
    scope: 'gaps',
    answer: gapsAnswer,
    asked: 'period',
  },
  {
    path: '/api/gaps/{id}',
    says: 'One gap with the guides that did not answer it.',
    scope: 'gaps',
    answer: gapAnswer,
    asked: 'period',
  },
  {
    path: '/api/backlog',
    says: 'What writers do next, most lost answers first, counted over the last 30 days.',
    scope: 'backlog',
    answer: backlogAnswer,
    asked: 'backlog',
  },
  {
    path: '/api/backlog/guides',
    says: 'How each guide stands in each language, as of the last build.',
    scope: 'backlog',
    answer: matrixAnswer,
    asked: 'nothing',
  },
]

interface Parts {
  site: SiteConfig
  topics: readonly string[]
}

export function addOpenApi(app: FastifyInstance, parts: Parts): void {
  const description = describeApi(parts)
  app.get('/api/openapi.json', async () => description)
}

/** The description as OpenAPI 3.1. */
export function describeApi({ site, topics }: Parts): object {
  const ask = (name: string, description: string, schema: object) => ({ name, in: 'query', description, schema })
  const question = [
    ask('from', 'First UTC day; by default 28 days in all.', { type: 'string', format: 'date' }),
    ask('to', 'Last UTC day, included; by default today.', { type: 'string', format: 'date' }),
    ask('locale', 'One language alone.', { type: 'string', enum: Object.keys(site.locales) }),
    ask('topic', 'One topic alone; gaps and searches are not told apart by it.', { type: 'string', enum: [...topics] }),
    ask('surface', 'Where help sessions asked first.', { type: 'string', enum: [...SURFACES] }),
  ]
  const asked: Record<Described['asked'], object[]> = {
    period: question,
    backlog: [
      ask('mine', 'What is assigned to this name, and with `owner` what nobody has of that team.', { type: 'string' }),
      ask('owner', 'The guides of one team alone.', { type: 'string', enum: [...OWNERS] }),
      ask('kind', 'One kind alone.', { type: 'string', enum: [...ENTRY_KINDS] }),
      ask('locale', 'One language, and what concerns every language.', {
        type: 'string',
        enum: Object.keys(site.locales),
      }),
      ask('topic', 'One topic alone.', { type: 'string', enum: [...topics] }),
      ask('snoozed', 'Those that sleep, instead of those that wait.', { type: 'string', enum: ['1'] }),
    ],
    nothing: [],
  }
  const json = (schema: z.ZodType) => ({
    'application/json': { schema: z.toJSONSchema(schema, { unrepresentable: 'any' }) },
  })
  const refusal = (description: string) => ({ description, content: json(problemAnswer) })
  const paths = DESCRIBED.map(({ path, says, scope, answer, asked: by }) => [
    path,
    {
      get: {
        summary: says,
        operationId: path.slice(5).replaceAll('/', '-').replace(/[{}]/g, ''),
        security: [{ token: [] }],
        description: `Needs a token with the scope "${scope}".`,
        parameters: path.includes('{id}')
          ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }, ...asked[by]]
          : asked[by],
        responses: {
          200: { description: says, content: json(answer) },
          401: refusal('No token, or one that is no longer good.'),
          403: refusal('The token has another scope.'),
          422: refusal('The question cannot be read.'),
        },
      },
    },
  ])
  return {
    openapi: '3.1.0',
    info: {
      title: `${site.name}: figures of the support center`,
      version: '1',
      description: 'Tokens are made by `npx guidepost token create`. Days are UTC days.',
    },
    servers: [{ url: site.url }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(paths),
  }
}
