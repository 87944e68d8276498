import { useEffect, useRef, useState } from 'preact/hooks'
import type { Result } from '../../core/search.ts'
import { composeMail, mailLink } from '../handoff/mail.ts'
import { languageName } from '../handoff/moment.ts'
import type { PacketPanel } from '../handoff/packet-panel.tsx'
import { SecretStop } from '../handoff/secret-stop.tsx'
import { declined } from '../record.ts'
import { Along } from './along.tsx'
import { AskFields } from './ask-fields.tsx'
import { AskSolved } from './ask-solved.tsx'
import { Promised } from './promised.tsx'
import type { Stage } from './stage.ts'
import { useAsking } from './use-asking.ts'

interface Props {
  stage: Stage
  topic: string
  question: string
}

/** Asking a person: topic, question, what is open now, what goes along. */
export function AskView({ stage, topic, question }: Props) {
  const { t, contact, host, takesFocus } = stage
  const asking = useAsking(stage, { topic, question })
  const { failure, stopped } = asking
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const along = useRef<PacketPanel | null>(null)
  const [solved, setSolved] = useState<{ by: Result; takeBack(): void } | null>(null)
  // Once, when it appears.
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [])
  // The first that is wrong, each time something was to be sent.
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), [asking.refusals])
  const toQuestion = () =>
    void requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[data-field=question]')?.focus())
  const after = (mend: () => void) => () => {
    mend()
    toQuestion()
  }
  const backToForm = () => {
    solved?.takeBack()
    setSolved(null)
    asking.keepDraft()
    toQuestion()
  }
  return (
    <>
      {solved && <AskSolved stage={stage} result={solved.by} back={backToForm} />}
      <div class="ask contact" hidden={solved !== null}>
        <h3 ref={heading} tabIndex={-1} class="view-title">
          {contact('title')}
        </h3>
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void asking.submit()
          }}
        >
          <AskFields
            stage={stage}
            asking={asking}
            read={(guide) => along.current?.put(guide)}
            solved={(by, takeBack) => {
              asking.forgetDraft()
              setSolved({ by, takeBack })
            }}
          />
          <Along
            contact={contact}
            locale={host.locale}
            packet={asking.packet}
            counted={!declined()}
            changed={asking.setPacket}
            ready={(panel) => {
              along.current = panel
            }}
          />
          {asking.identified && <p class="small soft">{t('ask.identified')}</p>}
          <Promised contact={contact} />
          {stopped && <SecretStop t={contact} {...stopped} remove={after(stopped.remove)} edit={after(stopped.edit)} />}
          {failure && (
            <div class="failure" role="alert">
              <p>{failure.text}</p>
              {failure.mayBeUnsigned && (
                <button type="button" class="button-quiet" onClick={asking.submitUnsigned}>
                  {t('ask.unsigned')}
                </button>
              )}
            </div>
          )}
          <Send stage={stage} asking={asking} />
        </form>
      </div>
    </>
  )
}

/** The button of the channel that is open; where no server answers, the link into the client's mail program. */
function Send({ stage, asking }: { stage: Stage; asking: ReturnType<typeof useAsking> }) {
  const { contact, topicTitle, host, open } = stage
  const { channel, busy, values, packet } = asking
  if (channel !== 'mail') {
    const ready = channel === 'chat' ? 'form.chat' : 'form.ticket'
    return (
      <button type="submit" class="button" disabled={busy || open === null}>
        {contact(open === null ? 'form.checking' : busy ? 'form.sending' : ready)}
      </button>
    )
  }
  const { name, mail: to } = host.setup
  const mail = composeMail(
    {
      to,
      company: name,
      topic: values.topic === '' ? '' : topicTitle(`${values.topic}.title`),
      language: languageName(host.locale, host.locale),
      question: values.question,
      packet,
      conversation: asking.mailConversation,
    },
    contact,
  )
  return (
    <>
      <a class="button" href={mailLink(mail, contact('mail.cut'))} onClick={asking.takeMail}>
        {contact('form.mail')}
      </a>
      <p class="small">
        {contact('mail.address')} <strong dir="ltr">{to}</strong>
      </p>
    </>
  )
}
