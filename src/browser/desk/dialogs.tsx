import { useState } from 'preact/hooks'
import type { Conversation } from '../../core/handoff.ts'
import { Chooser } from './chooser.tsx'
import type { DeskProps } from './desk-view.tsx'
import { Modal } from './modal.tsx'
import type { Option } from './options.tsx'
import { whenOf } from './queue-row.tsx'
import { localeName, type Setup, topicName } from './setup.ts'

/** What an act asks for before it is done: to whom, which topic, into which conversation. */
export function Dialogs({ desk, setup }: DeskProps) {
  const { dialog, selected, conversations } = desk.state()
  const conversation = selected === null ? null : conversations.get(selected)
  if (!conversation || dialog === null) return null
  const props = { desk, setup, conversation }
  if (dialog === 'hand_over') return <HandOver {...props} />
  return dialog === 'topic' ? <TopicChoice {...props} /> : <Merge {...props} />
}

interface Props extends DeskProps {
  conversation: Conversation
}

function HandOver({ desk, setup, conversation: { assignee } }: Props) {
  const { t, locales } = setup
  const { agents, me } = desk.state()
  const close = () => desk.show({ dialog: null })
  const options = agents
    .filter(({ name }) => name !== me && name !== assignee)
    .map(({ name, locales: answering }) => ({
      ...{ id: name, name, lang: '' },
      about:
        answering.length === 0
          ? t('hand_over.not_available')
          : answering.length === Object.keys(locales).length
            ? t('hand_over.all_languages')
            : answering.map((locale) => localeName(locale, setup)).join(', '),
    }))
  return (
    <Modal id="hand-over" title={t('hand_over.title')} closed={close}>
      <Chooser
        t={t}
        id="hand-over"
        label={t('hand_over.label')}
        empty={t('hand_over.nobody')}
        options={options}
        choose={({ id }) => {
          close()
          void desk.handOver(id)
        }}
        cancel={close}
      />
    </Modal>
  )
}

function TopicChoice({ desk, setup, conversation }: Props) {
  const { t, locale, topics } = setup
  const close = () => desk.show({ dialog: null })
  const options = Object.keys(topics[locale] ?? {})
    .filter((topic) => topic !== conversation.topic)
    .map((topic) => ({ id: topic, name: topicName(topic, setup), about: '', lang: '' }))
  return (
    <Modal id="change-topic" title={t('topic.title')} closed={close}>
      <Chooser
        t={t}
        id="change-topic"
        label={t('topic.label')}
        empty={t('topic.none')}
        options={options}
        choose={({ id }) => {
          close()
          void desk.setTopic(id)
        }}
        cancel={close}
      />
    </Modal>
  )
}

function Merge({ desk, setup, conversation }: Props) {
  const { t } = setup
  const [into, setInto] = useState<Option | null>(null)
  const { conversations, now } = desk.state()
  const close = () => desk.show({ dialog: null })
  const options = mergeable(conversation, conversations.values()).map((other) => ({
    id: other.id,
    name: other.last.text || topicName(other.topic, setup),
    lang: other.locale,
    about: [
      ...(isSamePerson(conversation, other) ? [t('merge.same')] : []),
      topicName(other.topic, setup),
      localeName(other.locale, setup),
      whenOf(other, now, setup),
    ].join(' · '),
  }))
  return (
    <Modal id="merge" title={t('merge.title')} closed={close}>
      {into === null ? (
        <Chooser
          t={t}
          id="merge"
          label={t('merge.label')}
          empty={t('merge.nobody')}
          options={options}
          choose={setInto}
          cancel={close}
        />
      ) : (
        <Confirm
          setup={setup}
          into={into}
          back={() => setInto(null)}
          merge={() => {
            close()
            void desk.merge(into.id).then(() => desk.select(into.id))
          }}
        />
      )}
    </Modal>
  )
}

interface ConfirmProps {
  setup: Setup
  into: Option
  back(): void
  merge(): void
}

/** A merge cannot be undone, and shows one client's words to another when they are two: said before it is done. */
function Confirm({ setup: { t }, into, back, merge }: ConfirmProps) {
  return (
    <div class="confirm">
      <p>{t('merge.will')}</p>
      <blockquote>
        <bdi lang={into.lang}>{into.name}</bdi>
        <span class="option-about">{into.about}</span>
      </blockquote>
      <p>{t('merge.both_read')}</p>
      <div class="confirm-ways">
        <button type="button" class="button-quiet" autofocus onClick={back}>
          {t('merge.back')}
        </button>
        <button type="button" class="button button-danger" onClick={merge}>
          {t('merge.do')}
        </button>
      </div>
    </div>
  )
}

/** The open conversations that one can be merged into, those of the same person first. */
function mergeable(conversation: Conversation, all: Iterable<Conversation>): Conversation[] {
  return [...all]
    .filter(({ id, state, mergedInto }) => id !== conversation.id && state === 'open' && mergedInto === '')
    .sort(
      (a, b) => Number(isSamePerson(conversation, b)) - Number(isSamePerson(conversation, a)) || b.last.at - a.last.at,
    )
}

function isSamePerson(one: Conversation, other: Conversation): boolean {
  return one.session === other.session || (one.email !== '' && one.email === other.email)
}
