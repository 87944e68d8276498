import type { Translate } from '../../core/facts.ts'
import { guideAt } from '../../core/guide-path.ts'
import type { Packet } from '../../core/handoff.ts'
import { SURFACES, type Surface } from '../../core/vocabulary.ts'
import { askAvailability } from '../availability/ask.ts'
import { keepTrue, pauseUntil } from '../availability/keep-true.ts'
import { declined, record, sessionForHandoff } from '../record.ts'
import { readTrail } from '../trail.ts'
import { channelOf, type OpenNow, showAvailabilityPanel } from './availability-panel.tsx'
import { chosenTopic, DRAFT, fieldOf, fillIn, topicName } from './contact-form.ts'
import { recordContact } from './contact-opening.ts'
import { conversationAddress, newConversationKey } from './conversation-link.ts'
import { clearError, showErrors } from './form-errors.ts'
import { keep, readKept } from './kept.ts'
import { composeMail, type Mail, mailLink } from './mail.ts'
import { showMailPanel } from './mail-panel.tsx'
import { languageName } from './moment.ts'
import { createOpening } from './opening.ts'
import { CARRIED, isPacket, pageBefore } from './packet.ts'
import { showPacketPanel } from './packet-panel.tsx'
import { type Answers, problemsOf } from './question.ts'
import type { Answer } from './request.ts'
import { showSolved } from './solved-panel.tsx'
import { showSuggestions } from './suggestions.tsx'
import { loadTexts } from './texts.ts'

/** The contact page: topic, question, what is open now, what goes along, and a person. */

const form = document.querySelector<HTMLFormElement>('#contact-form')
if (form) {
  const texts = (namespace: string) => loadTexts(document.documentElement.lang, namespace)
  void Promise.all([texts('contact'), texts('suggestions')]).then(([t, suggesting]) => start(form, t, suggesting))
}

function start(form: HTMLFormElement, t: Translate, suggesting: Translate): void {
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
  // What came along from another language's page is as the reader left it there.
  let packet = readKept(CARRIED, isPacket, readTrail(pageBefore(document.referrer, location.origin, location.pathname)))
  keep(CARRIED, null)
  let mailOpened = false
  const opening = createOpening()

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

  recordContact(form, surfaceOf(asked.get('from') ?? ''))

  const along = showPacketPanel({
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
  showSuggestions({
    input: question,
    place: part('#suggestions'),
    said: part('#suggestions-said'),
    locale,
    t: suggesting,
    topic: () => chosenTopic(form),
    read: along.put,
    solved(result, takeBack) {
      const place = document.querySelector<HTMLElement>('#solved')
      if (place) showSolved({ form, place, t: suggesting, locale, result, takeBack })
    },
  })

  /** Asks again. Where no server answers, mail is what is left until the reader comes back to the page. */
  const check = keepTrue(
    async () => {
      const answer = await askAvailability({ locale, topic: chosenTopic(form) })
      return answer === 'none' || answer === 'unreachable' ? 'mail' : answer
    },
    (now) => {
      open = now
      drawAvailability(now)
    },
    (now) => (now === 'mail' ? null : pauseUntil(now.until, Date.now())),
  )

  function drawAvailability(now: OpenNow): void {
    const channel = channelOf(now)
    showAvailabilityPanel(now, {
      place: part('#availability'),
      locale,
      topic: chosenTopic(form),
      t,
      again: () => void check(),
      leave() {
        keepDraft()
        keep(CARRIED, packet)
      },
    })
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
      fields: {},
      earlier: null,
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

  function keepDraft(): void {
    keep(DRAFT, JSON.stringify({ topic: chosenTopic(form), question: question.value, email: email.value }))
  }

  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'topic') void check()
  })
  form.addEventListener('input', (event) => {
    const field =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]')?.dataset['field'] : undefined
    const known = fieldOf(field ?? '')
    if (known) clearError(form, known)
    keepDraft()
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
