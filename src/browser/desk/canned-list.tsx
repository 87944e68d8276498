import type { Reply } from '../../core/replies.ts'
import { languageName } from '../handoff/moment.ts'
import { type Option, OptionList } from './options.tsx'
import type { Setup } from './setup.ts'

export const CANNED = 'canned-replies'
const MOST_SHOWN = 8

/** Replies as options; one in another language than the client's says so. */
export function cannedOptions(replies: readonly Reply[], client: string, { t, locale }: Setup): Option[] {
  return replies.slice(0, MOST_SHOWN).map((reply) => ({
    id: reply.id,
    name: reply.text,
    lang: reply.locale,
    about: reply.locale === client ? '' : t('canned.other_language', { language: languageName(reply.locale, locale) }),
  }))
}

interface Props {
  setup: Setup
  /** Null while they are on their way. */
  options: readonly Option[] | null
  active: number
  choose(option: Option): void
}

/** What is offered while one types after "/". */
export function CannedList({ setup: { t }, options, active, choose }: Props) {
  const count = options?.length ?? 0
  return (
    <div class="canned">
      {options && count > 0 ? (
        <OptionList id={CANNED} label={t('canned.title')} options={options} active={active} choose={choose} />
      ) : (
        <p class="soft">{t(options === null ? 'canned.loading' : 'canned.none')}</p>
      )}
      <p class="visually-hidden" role="status">
        {t('canned.count', { count })}
      </p>
    </div>
  )
}
