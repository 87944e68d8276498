import type { Translate } from '../../core/facts.ts'
import type { Packet } from '../../core/handoff.ts'
import { askAvailability } from '../availability/ask.ts'
import { keepTrue, pauseUntil } from '../availability/keep-true.ts'
import { declined, sessionForHandoff } from '../record.ts'
import { createFinder } from '../search/finder.ts'
import { readTrail } from '../trail.ts'
import { channelOf, type OpenNow, showAvailabilityPanel } from './availability-panel.tsx'
import { chosenTopic, DRAFT, fieldOf, fillIn, surfaceOf, takeDraft, topicName } from './contact-form.ts'
import { createBeginning, recordContact } from './contact-opening.ts'
import { earlierConversation } from './earlier.ts'
import { explainUnsent } from './explain-unsent.ts'
import { showFollows } from './follows.tsx'
import { clearError, showErrors } from './form-errors.ts'
import { readPart } from './guide-part.ts'
import { keep, readKept } from './kept.ts'
import { composeMail, type Mail, mailLink } from './mail.ts'
import { showMailPanel } from './mail-panel.tsx'
import { languageName } from './moment.ts'
import { CARRIED, isPacket, pageBefore } from './packet.ts'
import { showPacketPanel } from './packet-panel.tsx'
import { type Answers, problemsOf } from './question.ts'
import { createQuestionGuard } from './question-guard.tsx'
import type { Unsent } from './request.ts'
import { secretCheck } from './secret-check.ts'
import { showSolved } from './solved-panel.tsx'
import { showSuggestions } from './suggestions.tsx'
import { loadTexts } from './texts.ts'
import { topicFields } from './topic-fields.ts'
import { chooseHandoff } from './vendors/choose.ts'
import { type ContactVendor, loadContactVendor } from './vendors/contact-vendor.ts'
import type { Opened, Question } from './vendors/handoff.ts'
import { createMailbox } from './vendors/mailbox.ts'
import { browserPage } from './vendors/vendor-page.ts'
import { warmConversation } from './warm.ts'

/** The contact page: topic, question, what is open now, what goes along, and a person. */

const form = document.querySelector<HTMLFormElement>('#contact-form')
if (form) {
  const texts = (namespace: string) => loadTexts(document.documentElement.lang, namespace)
  void Promise.all([texts('contact').then((t) => loadContactVendor(form, t)), texts('suggestions')]).then(
    ([vendor, suggesting]) => start(form, vendor, suggesting),
  )
}

function start(form: HTMLFormElement, vendor: ContactVendor, suggesting: Translate): void {
  const { t, hasWindow } = vendor
  const locale = document.documentElement.lang
  const { mail: address = '', company = '' } = form.dataset
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
  const windowOpened = part('#window-opened')

  const asked = new URLSearchParams(location.search)
  fillIn(form, asked)
  let open: OpenNow | null = null
  // What came along from another language's page is as the reader left it there.
  let packet = readKept(CARRIED, isPacket, readTrail(pageBefore(document.referrer, location.origin, location.pathname)))
  keep(CARRIED, null)
  let mailOpened = false
  /** The helpdesk did not come when it was asked for. */
  let isAway = false
  const mailbox = createMailbox(() => mailLink(mail(), t('mail.cut')), browserPage)
  const begin = createBeginning(() => ({ channel: answers().channel, topic: chosenTopic(form) }))
  const handoff = chooseHandoff(vendor.config, mailbox)

  const answers = (): Answers => ({
    topic: chosenTopic(form),
    question: question.value,
    email: email.value,
    channel: open === null ? 'ticket' : channelOf(open),
  })
  const fields = topicFields(form, () => (answers().channel === 'ticket' && !hasWindow ? chosenTopic(form) : ''))
  const mail = (): Mail =>
    composeMail(
      {
        to: address,
        company,
        topic: topicName(form),
        language: languageName(locale, locale),
        question: question.value,
        packet,
        conversation: mailbox.conversation,
      },
      t,
    )
  const ask = ({ topic, question, email, channel }: Answers): Question => ({
    session: sessionForHandoff(),
    locale,
    topic,
    channel: channel === 'chat' ? 'chat' : 'ticket',
    message: question.trim(),
    email: channel === 'ticket' && !hasWindow ? email.trim() : '',
    packet,
    fields: fields.values(),
    // Its secret is our own server's business.
    earlier: vendor.config.kind === 'desk' ? earlierConversation() : null,
  })

  const guard = createQuestionGuard({ input: question, place: part('#question-stop'), t, check: secretCheck() })
  showFollows(part('#follows'), locale, t)
  if (vendor.config.kind === 'desk')
    question.addEventListener('focus', () => void warmConversation(locale).catch(() => undefined), { once: true })

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
    finder: createFinder(locale),
    readPart,
    topic: () => chosenTopic(form),
    read: along.put,
    solved(result, takeBack) {
      const place = document.querySelector<HTMLElement>('#solved')
      if (!place) return
      const putBack = takeDraft(form)
      fields.forget()
      const back = () => {
        takeBack()
        putBack()
        question.focus()
      }
      showSolved({ place, t: suggesting, locale, result, back })
    },
  })

  /** Asks again. Where no server answers, mail is what is left until the reader comes back to the page. */
  const check = keepTrue(
    async () => {
      if (isAway) return 'mail'
      const topic = chosenTopic(form)
      const answer = await askAvailability({ locale, topic })
      return vendor.openNow(answer === 'none' || answer === 'unreachable' ? 'mail' : answer, topic)
    },
    (now) => {
      open = now
      drawAvailability(now)
    },
    (now) => (now === 'mail' ? null : pauseUntil(now.until, Date.now())),
  )

  function checkAgain(): void {
    isAway = false
    failure.hidden = true
    void check()
  }

  function drawAvailability(now: OpenNow): void {
    const channel = channelOf(now)
    showAvailabilityPanel(now, {
      place: part('#availability'),
      locale,
      topic: chosenTopic(form),
      t,
      again: vendor.config.kind === 'mail' ? null : checkAgain,
      leave() {
        keepDraft()
        keep(CARRIED, packet)
      },
    })
    part('[data-field="email"]').hidden = channel !== 'ticket' || hasWindow
    part('#vendor-privacy').hidden = channel === 'mail' || !hasWindow
    send.hidden = channel === 'mail'
    sendMail.hidden = channel !== 'mail'
    if (!send.hasAttribute('aria-busy')) {
      send.disabled = false
      send.textContent = t(channel === 'chat' ? 'form.chat' : 'form.ticket')
    }
    mailPanel.hidden = channel !== 'mail'
    fields.draw()
    drawMail()
  }

  function drawMail(): void {
    sendMail.href = mailLink(mail(), t('mail.cut'))
    if (!mailPanel.hidden) showMailPanel(mailPanel, mail(), mailOpened, t)
  }

  /** The way by mail: judged as any other question. */
  function takeMail(event: Event): void {
    event.preventDefault()
    void sendByMail()
  }

  async function sendByMail(): Promise<void> {
    const given: Answers = { ...answers(), channel: 'mail' }
    const problems = problemsOf(given, t)
    showErrors(form, problems)
    if (problems.length > 0 || !(await guard.passes(() => void sendByMail()))) return
    told(await mailbox.open(ask(given)))
  }

  /** What was written is done with. */
  function forget(): void {
    keep(DRAFT, null)
    fields.forget()
  }

  function told(opened: Opened): void {
    switch (opened.kind) {
      case 'page':
        forget()
        location.assign(opened.address)
        return
      case 'window':
        begin(opened.conversation, vendor.config.kind)
        forget()
        windowOpened.textContent = t(`window.${opened.question}`)
        return
      case 'mail':
        begin(opened.conversation, 'mail')
        mailOpened = true
        mailPanel.hidden = false
        drawMail()
        return
      case 'absent':
        isAway = true
        failure.textContent = t('window.absent')
        failure.hidden = false
        void check().then(() => sendMail.focus())
        return
      case 'unsent':
        explain(opened.answer)
    }
  }

  async function submit(): Promise<void> {
    // Enter in the e-mail field sends the form also where only mail is left.
    if (open === null || open === 'mail' || send.hasAttribute('aria-busy')) return
    const given = answers()
    const problems = problemsOf(hasWindow ? { ...given, channel: 'chat' } : given, t)
    const isComplete = fields.check()
    showErrors(form, problems)
    if (problems.length > 0 || !isComplete || given.channel === 'mail') return
    failure.hidden = true
    if (!(await guard.passes(() => void submit()))) return
    setBusy(true)
    const opened = await handoff.open(ask(given))
    // On the way to another page it stays busy.
    if (opened.kind !== 'page') setBusy(false)
    told(opened)
  }

  function setBusy(busy: boolean): void {
    send.toggleAttribute('aria-busy', busy)
    send.disabled = busy
    send.textContent = busy ? t('form.sending') : t(answers().channel === 'chat' ? 'form.chat' : 'form.ticket')
  }

  const explain = (answer: Unsent) =>
    explainUnsent(answer, {
      form,
      fields,
      failure,
      t,
      closed: () => void check().then(() => email.focus()),
      byMail: () => ({ link: mailLink(mail(), t('mail.cut')), take: takeMail }),
    })

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
    fields.draw()
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
  part('#vendor-privacy').textContent = hasWindow ? t('privacy') : ''
}
