import type { Translate } from '../../core/facts.ts'

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
  if (channel === 'ticket') {
    if (email.trim() === '') problems.push({ field: 'email', text: t('errors.email_empty') })
    else if (!isAddress(email.trim())) problems.push({ field: 'email', text: t('errors.email_wrong') })
  }
  return problems
}

/** Whether a text may be a mail address; whether it is one, only a mail tells. */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text)
}
