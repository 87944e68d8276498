import type { Translate } from '../../core/facts.ts'
import { redact } from '../../core/redact.ts'

/** What is missing or wrong in a question before it is sent. */

export type Channel = 'chat' | 'ticket' | 'mail'
export type Field = 'topic' | 'question' | 'email'

export interface Answers {
  topic: string
  question: string
  email: string
  channel: Channel
}

export const LONGEST_MESSAGE = 4000

/** The problems in the order of the form, each with the sentence that says how to mend it. */
export function problemsOf(
  { topic, question, email, channel }: Answers,
  t: Translate,
): { field: Field; text: string }[] {
  const problems: { field: Field; text: string }[] = []
  if (topic === '') problems.push({ field: 'topic', text: t('errors.topic') })
  const over = question.trim().length - LONGEST_MESSAGE
  if (question.trim() === '') problems.push({ field: 'question', text: t('errors.question_empty') })
  else if (over > 0) problems.push({ field: 'question', text: t('errors.question_long', { count: over }) })
  else if (holdsSecret(question)) problems.push({ field: 'question', text: t('errors.question_secret') })
  if (channel === 'ticket') {
    if (email.trim() === '') problems.push({ field: 'email', text: t('errors.email_empty') })
    else if (!isAddress(email.trim())) problems.push({ field: 'email', text: t('errors.email_wrong') })
  }
  return problems
}

/**
 * Whether a text holds what can empty a wallet, in any of its lines or as a whole.
 * @example holdsSecret('legal winner thank year wave sausage worth useful legal winner thank yellow') // => true
 */
export function holdsSecret(text: string): boolean {
  return [text, ...text.split(/\n+/)].some((part) => redact(part).refused !== '')
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text)
}
