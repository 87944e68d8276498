import type { Translate } from '../../core/facts.ts'
import { guideAt } from '../../core/guide-path.ts'
import type { Packet } from '../../core/handoff.ts'
import { SURFACES, type Surface } from '../../core/vocabulary.ts'
import { declined, record, sessionForHandoff } from '../record.ts'
import { readTrail } from '../trail.ts'
import { askAvailability, channelOf, type OpenNow, showAvailabilityPanel } from './availability-panel.tsx'
import { chosenTopic, DRAFT, fieldOf, fillIn, topicName } from './contact-form.ts'
import { conversationAddress, newConversationKey } from './conversation-link.ts'
import { clearError, showErrors } from './form-errors.ts'
import { keep } from './kept.ts'
import { composeMail, type Mail, mailLink } from './mail.ts'
import { showMailPanel } from './mail-panel.tsx'
import { languageName } from './moment.ts'
import { createOpening } from './opening.ts'
import { pageBefore } from './packet.ts'
import { showPacketPanel } from './packet-panel.tsx'
import { type Answers, problemsOf } from './question.ts'
import type { Answer } from './request.ts'
import { showSuggestions } from './suggestions.tsx'
import { loadTexts } from './texts.ts'

/** The contact page: topic, question, what is open now, what goes along, and a person. */

const form = document.querySelector<HTMLFormElement>('#contact-form')
if (form) void loadTexts(document.documentElement.lang, 'contact').then((t) => start(form, t))

function start(form: HTMLFormElement, t: Translate): void {
  const locale = document.documentElement.lang
  const { mail: mailbox = '', company = '' } = form.dataset
  const part = <E extends HTMLElement>(selector: string): E => {
    const found = form.querySelector<E>(selector)
    if (!found) throw new Error(`The contact form has no "${selector}". Add it to contact.astro.`)
    return found
  }
  const question = part<HTMLTextAreaElement>('#question')
  const email = part<HTMLInputElement>('#email')
  const send = part<HTMLButtonElement>('#send')
  const sendMail = part<HTMLAnchorElement>('#send-mail')
  const mailPanel = part('#mail-panel')
  const failure = part('#failure')

  const asked = new URLSearchParams(location.search)
  fillIn(form, asked)
  let open: OpenNow | null = null
  let packet = readTrail(pageBefore(document.referrer, location.origin, location.pathname))
  let mailOpened = false
  const opening = createOpening(() => ({}))

  const answers = (): Answers => ({
    topic: chosenTopic(form),
    question: question.value,
    email: email.value,
    channel: open === null ? 'ticket' : channelOf(open),
  })
  const mail = (): Mail =>
    composeMail(
      {
        to: mailbox,
        company,
        topic: topicName(form),
        language: languageName(locale, locale),
        question: question.value,
        packet,
      },
      t,
    )

  record({ kind: 'contact_opened', surface: surfaceOf(asked.get('from') ?? ''), topic: chosenTopic(form) })

  showPacketPanel({
    place: part('#packet'),
    t,
    packet,
    locale,
    counted: !declined(),
    changed(next: Packet) {
      packet = next
      drawMail()
    },
  })
  showSuggestions({ input: question, place: part('#suggestions'), said: part('#suggestions-said'), locale, t })

  async function check(): Promise<void> {
    open = await askAvailability(locale)
    drawAvailability(open)
  }

  function drawAvailability(now: OpenNow): void {
    const channel = channelOf(now)
    showAvailabilityPanel(part('#availability'), now, locale, t, () => void check())
    part('[data-field="email"]').hidden = channel !== 'ticket'
    send.hidden = channel === 'mail'
    sendMail.hidden = channel !== 'mail'
    if (!send.hasAttribute('aria-busy')) {
      send.disabled = false
      send.textContent = t(channel === 'chat' ? 'form.chat' : 'form.ticket')
    }
    mailPanel.hidden = channel !== 'mail'
    drawMail()
  }

  function drawMail(): void {
    sendMail.href = mailLink(mail(), t('mail.cut'))
    if (!mailPanel.hidden) showMailPanel(mailPanel, mail(), mailOpened, t)
  }

  /** The way by mail: judged as any other question, then opened by the link itself. */
  function takeMail(event: Event): void {
    const problems = problemsOf({ ...answers(), channel: 'mail' }, t)
    showErrors(form, problems)
    if (problems.length > 0) {
      event.preventDefault()
      return
    }
    drawMail()
    if (!mailOpened) {
      record({
        kind: 'handoff_started',
        conversation: newConversationKey().id,
        channel: 'ticket',
        vendor: 'mail',
        topic: chosenTopic(form),
      })
    }
    mailOpened = true
    mailPanel.hidden = false
    drawMail()
  }

  async function submit(): Promise<void> {
    // Enter in the e-mail field sends the form also where only mail is left.
    if (open === null || open === 'mail' || send.hasAttribute('aria-busy')) return
    const given = answers()
    const problems = problemsOf(given, t)
    showErrors(form, problems)
    if (problems.length > 0 || given.channel === 'mail') return
    failure.hidden = true
    setBusy(true)
    const { answer, key } = await opening.send({
      session: sessionForHandoff(),
      locale,
      topic: given.topic,
      channel: given.channel,
      message: given.question.trim(),
      email: given.channel === 'ticket' ? given.email.trim() : '',
      packet,
    })
    if (answer.kind === 'answered') {
      keep(DRAFT, null)
      location.assign(conversationAddress(locale, key))
      return
    }
    setBusy(false)
    explain(answer)
  }

  function setBusy(busy: boolean): void {
    send.toggleAttribute('aria-busy', busy)
    send.disabled = busy
    send.textContent = busy ? t('form.sending') : t(answers().channel === 'chat' ? 'form.chat' : 'form.ticket')
  }

  function explain(answer: Unsent): void {
    if (answer.kind === 'refused') {
      const fields = answer.fields.flatMap(({ path, message }) => {
        const field = fieldOf(path)
        return field
          ? [{ field, text: field === 'email' ? t('errors.email_wrong') : t('errors.server', { message }) }]
          : []
      })
      if (fields.length > 0) {
        showErrors(form, fields)
        return
      }
      if (answer.code === 'chat_closed') {
        failure.replaceChildren(document.createTextNode(t('failure.chat_closed')))
        failure.hidden = false
        void check().then(() => email.focus())
        return
      }
    }
    showFailure(failureText(answer, t))
  }

  function showFailure(text: string): void {
    const again = document.createElement('button')
    again.type = 'submit'
    again.className = 'button-quiet'
    again.textContent = t('failure.again')
    const byMail = document.createElement('a')
    byMail.href = mailLink(mail(), t('mail.cut'))
    byMail.textContent = t('failure.mail')
    byMail.addEventListener('click', takeMail)
    const said = document.createElement('p')
    said.textContent = text
    const ways = document.createElement('p')
    ways.className = 'failure-ways'
    ways.append(again, byMail)
    failure.replaceChildren(said, ways)
    failure.hidden = false
    again.focus()
  }

  form.addEventListener('input', (event) => {
    const field =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined
    const known = fieldOf(field ?? '')
    if (known) clearError(form, known)
    keep(DRAFT, JSON.stringify({ topic: chosenTopic(form), question: question.value, email: email.value }))
    drawMail()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void submit()
  })
  question.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  sendMail.addEventListener('click', takeMail)
  // Somebody may come to the desk, or leave it, while the question is written.
  addEventListener('focus', () => void check())
  setInterval(() => {
    if (document.visibilityState === 'visible' && open !== 'mail') void check()
  }, 60_000)
  void check()
}

type Unsent = Exclude<Answer<unknown>, { kind: 'answered' }>

function failureText(answer: Unsent, t: Translate): string {
  if (answer.kind !== 'refused') return t('failure.network')
  if (answer.status === 429) return t('failure.busy', { count: answer.retryAfter || 10 })
  return t('failure.server')
}

/** Where contact was asked for: named outright, or read off the address of the page that led here. */
function surfaceOf(from: string): Surface {
  const named = SURFACES.find((surface) => surface === from)
  return named ?? (guideAt(from) === null ? 'contact' : 'guide')
}
