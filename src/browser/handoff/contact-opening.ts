import type { Surface } from '../../core/vocabulary.ts'
import { record } from '../record.ts'
import { chosenTopic } from './contact-form.ts'
import type { Channel } from './question.ts'

/** Longer than the arrow keys take to pass over a topic. */
const PAUSE = 1000

/** Records that contact was opened, and again, with the topic, when one was chosen: the last one counts. */
export function recordContact(form: HTMLFormElement, surface: Surface): void {
  let told = chosenTopic(form)
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    clearTimeout(timer)
    const topic = chosenTopic(form)
    if (topic === told || topic === '') return
    told = topic
    record({ kind: 'contact_opened', surface, topic })
  }
  record({ kind: 'contact_opened', surface, topic: told })
  form.addEventListener('change', () => {
    clearTimeout(timer)
    timer = setTimeout(tell, PAUSE)
  })
  addEventListener('pagehide', tell)
}

/** A hand-off that our server does not see is told to the ledger by what this answers, once however often its window is opened. */
export function createBeginning(
  asked: () => { channel: Channel; topic: string },
): (conversation: string, vendor: string) => void {
  const begun = new Set<string>()
  return (conversation, vendor) => {
    if (begun.has(conversation)) return
    begun.add(conversation)
    const { channel, topic } = asked()
    record({
      kind: 'handoff_started',
      conversation,
      channel: channel === 'chat' ? 'chat' : 'ticket',
      vendor,
      topic,
    })
  }
}
