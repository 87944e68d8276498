import type { Translate } from '../../core/facts.ts'

interface SuggestionParts {
  input: HTMLTextAreaElement
  place: HTMLElement
  said: HTMLElement
  locale: string
  t: Translate
}

export function showSuggestions(_parts: SuggestionParts): void {}
