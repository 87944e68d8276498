import type { Entry } from '../../core/handoff.ts'
import { type Setup, topicName } from './setup.ts'

/** What an entry that is no message says at the desk: who did what. */
export function lineText({ kind, from, text, who: name }: Entry, setup: Setup): string {
  const { t, words } = setup
  const who = name || t('conversation.agent')
  switch (kind) {
    case 'assigned':
      if (text === '') return t('line.given_back', { who })
      return text === name ? t('line.taken', { who }) : t('line.handed_over', { who, to: text })
    case 'tagged':
      return text === '' ? t('line.untagged', { who }) : t('line.tagged', { who, tags: text.split(',').join(', ') })
    case 'topic':
      return t('line.topic', { who, topic: topicName(text, setup) })
    case 'solved':
      return t('line.solved', { who })
    case 'reopened':
      return from === 'client' ? t('line.reopened') : t('line.reopened_by', { who })
    case 'rated':
      return t('line.rated', { score: Number(text) || 0 })
    case 'merged':
      return words('merged')
    case 'message':
    case 'note':
      return text
  }
}
