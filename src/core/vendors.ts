/** Who answers readers: our own desk, a mailbox, or a helpdesk whose chat window opens on the contact page. */

export const VENDORS = ['desk', 'mail', 'chatwoot', 'intercom', 'zendesk', 'crisp'] as const
export type Vendor = (typeof VENDORS)[number]

/** The helpdesks with a chat window of their own, by the names people know them by. */
export const CHAT_VENDORS = {
  chatwoot: 'Chatwoot',
  intercom: 'Intercom',
  zendesk: 'Zendesk',
  crisp: 'Crisp',
} as const
export type ChatVendor = keyof typeof CHAT_VENDORS

export function isChatVendor(vendor: Vendor): vendor is ChatVendor {
  return vendor in CHAT_VENDORS
}

/** What travels with a hand-off, as the attributes that a helpdesk keeps: create them there under these names. */
export const ATTRIBUTES = [
  'guidepost_conversation',
  'guidepost_topic',
  'guidepost_language',
  'guidepost_page',
  'guidepost_question',
  'guidepost_searches',
  'guidepost_guides',
] as const
export type Attribute = (typeof ATTRIBUTES)[number]

/** The attribute, and part of the address, by which a webhook finds the hand-off it belongs to. */
export const CONVERSATION: Attribute = 'guidepost_conversation'
