import type { ConfigOf } from '../../src/core/vendor-config.ts'
import { ATTRIBUTES, type Attribute } from '../../src/core/vendors.ts'

/** The helpdesks of the tests, as `src/site.config.ts` would name them. */

export const CHATWOOT: ConfigOf<'chatwoot'> = {
  kind: 'chatwoot',
  baseUrl: 'https://chat.helpdesk.example',
  websiteToken: 'Ab3dEf6hIj9kLm2nOp5q',
}

export const INTERCOM: ConfigOf<'intercom'> = { kind: 'intercom', appId: 'abc12345', region: 'eu' }

const fieldOf = (name: Attribute) => `1782686508955${ATTRIBUTES.indexOf(name)}`
export const ZENDESK: ConfigOf<'zendesk'> = {
  kind: 'zendesk',
  key: '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b',
  fields: {
    guidepost_conversation: fieldOf('guidepost_conversation'),
    guidepost_topic: fieldOf('guidepost_topic'),
    guidepost_language: fieldOf('guidepost_language'),
    guidepost_page: fieldOf('guidepost_page'),
    guidepost_question: fieldOf('guidepost_question'),
    guidepost_searches: fieldOf('guidepost_searches'),
    guidepost_guides: fieldOf('guidepost_guides'),
  },
}
/** The attribute that each ticket field of the account holds. */
export const ZENDESK_FIELDS: Record<string, string> = Object.fromEntries(
  ATTRIBUTES.map((name) => [ZENDESK.fields[name], name]),
)

export const CRISP: ConfigOf<'crisp'> = { kind: 'crisp', websiteId: '42286ab3-b29a-4fde-8538-da0ae501d825' }
