import { ENTRY_KINDS } from '../../core/backlog-kinds.ts'
import { type Asked, LIST_STATES, MATRIX_STATES } from './asked.ts'
import type { WriterPage } from './page.ts'
import type { WriterData } from './read.ts'
import type { Told } from './told.ts'

interface Props {
  told: Told
  page: WriterPage
  asked: Asked
  data: WriterData | null
  change(asked: Asked): void
  /** When the list was read; null before. */
  at: Date | null
}

/** Whose, of which kind, language and topic, and in which state. */
export function Filters({ told: { t, locale, names, topics }, page, asked, data, change, at }: Props) {
  const owners = data?.backlog?.owners ?? data?.matrix?.owners ?? []
  const teams = asked.team === '' || owners.includes(asked.team) ? owners : [...owners, asked.team]
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const counts = data?.backlog?.counts
  const isList = page === 'backlog'
  return (
    <form class="filters" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t('filters.whose')}
        value={asked.whose}
        change={(whose) => change({ ...asked, whose: whose === 'mine' ? 'mine' : '' })}
        options={[
          ['', t('filters.everybody')],
          ['mine', t('filters.mine')],
        ]}
        areLanguages={false}
      />
      <Choice
        label={t(asked.whose === 'mine' ? 'filters.myTeam' : 'filters.team')}
        value={asked.team}
        change={(team) => change({ ...asked, team })}
        options={[
          ['', t(asked.whose === 'mine' ? 'filters.noTeam' : 'filters.allTeams')],
          ...teams.map((team): [string, string] => [team, team]),
        ]}
        areLanguages={false}
      />
      {isList && (
        <Choice
          label={t('filters.kind')}
          value={asked.kind}
          change={(kind) => change({ ...asked, kind })}
          options={[
            ['', t('filters.allKinds')],
            ...ENTRY_KINDS.map((kind): [string, string] => [
              kind,
              counts ? t('filters.counted', { name: t(`kind.${kind}`), entries: counts[kind] }) : t(`kind.${kind}`),
            ]),
          ]}
          areLanguages={false}
        />
      )}
      {isList && (
        <Choice
          label={t('filters.locale')}
          value={asked.locale}
          change={(chosen) => change({ ...asked, locale: chosen })}
          options={[['', t('filters.allLocales')], ...names]}
          areLanguages={true}
        />
      )}
      <Choice
        label={t('filters.topic')}
        value={asked.topic}
        change={(topic) => change({ ...asked, topic })}
        options={[['', t('filters.allTopics')], ...topics]}
        areLanguages={false}
      />
      <Choice
        label={t('filters.state')}
        value={asked.state}
        change={(state) => change({ ...asked, state })}
        options={[
          ['', t(isList ? 'filters.waiting' : 'filters.allStates')],
          ...(isList ? LIST_STATES : MATRIX_STATES).map((state): [string, string] => [state, t(`state.${state}`)]),
        ]}
        areLanguages={false}
      />
      {at && <p class="soft">{t('filters.until', { time: time.format(at) })}</p>}
    </form>
  )
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  change(value: string): void
  /** Whether each is a language by its own name. */
  areLanguages: boolean
}

function Choice({ label, value, options, change, areLanguages }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select class="field" value={value} onChange={({ currentTarget }) => change(currentTarget.value)}>
        {options.map(([name, said]) => (
          <option value={name} lang={areLanguages && name !== '' ? name : undefined}>
            {said}
          </option>
        ))}
      </select>
    </label>
  )
}
