import type { Desk } from './desk-state.ts'
import type { QueueFilter } from './queue.ts'
import { localeName, type Setup, topicName } from './setup.ts'

interface Props {
  desk: Desk
  setup: Setup
  filter: QueueFilter
}

/** Which conversations the queue shows. */
export function QueueFilters({ desk, setup, filter }: Props) {
  const { t, locale, locales, topics } = setup
  return (
    <search class="queue-filters" aria-label={t('queue.filter')}>
      <input
        id="queue-search"
        type="search"
        class="field"
        value={filter.text}
        placeholder={t('queue.search')}
        aria-label={t('queue.search')}
        maxLength={100}
        onInput={({ currentTarget }) => desk.setFilter({ ...filter, text: currentTarget.value })}
      />
      <Choices
        name={t('queue.state')}
        choices={['open', 'solved'] as const}
        chosen={filter.state}
        text={(state) => t(`queue.${state}`)}
        choose={(state) => desk.setFilter({ ...filter, state })}
      />
      <Choices
        name={t('queue.whose')}
        choices={['all', 'mine', 'nobody'] as const}
        chosen={filter.whose}
        text={(whose) => t(`queue.whose_${whose}`)}
        choose={(whose) => desk.setFilter({ ...filter, whose })}
      />
      <div class="queue-selects">
        <select
          class="field"
          aria-label={t('queue.language')}
          value={filter.locale}
          onChange={({ currentTarget }) => desk.setFilter({ ...filter, locale: currentTarget.value })}
        >
          <option value="">{t('queue.all_languages')}</option>
          {Object.keys(locales).map((one) => (
            <option key={one} value={one} lang={one}>
              {localeName(one, setup)}
            </option>
          ))}
        </select>
        <select
          class="field"
          aria-label={t('queue.topic')}
          value={filter.topic}
          onChange={({ currentTarget }) => desk.setFilter({ ...filter, topic: currentTarget.value })}
        >
          <option value="">{t('queue.all_topics')}</option>
          {Object.keys(topics[locale] ?? {}).map((topic) => (
            <option key={topic} value={topic}>
              {topicName(topic, setup)}
            </option>
          ))}
        </select>
      </div>
    </search>
  )
}

interface ChoicesProps<Choice extends string> {
  name: string
  choices: readonly Choice[]
  chosen: Choice
  text(choice: Choice): string
  choose(choice: Choice): void
}

/** A few choices side by side, one of them chosen. */
function Choices<Choice extends string>({ name, choices, chosen, text, choose }: ChoicesProps<Choice>) {
  return (
    <fieldset class="choices" aria-label={name}>
      {choices.map((choice) => (
        <button key={choice} type="button" aria-pressed={choice === chosen} onClick={() => choose(choice)}>
          {text(choice)}
        </button>
      ))}
    </fieldset>
  )
}
