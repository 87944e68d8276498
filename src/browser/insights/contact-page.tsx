import type { Report } from '../../core/answers.ts'
import { ContactEnds, ContactFunnel } from './contact-funnel.tsx'
import { ContactHeadline } from './contact-headline.tsx'
import { ContactSuggestions } from './contact-suggestions.tsx'
import { ContactTopics } from './contact-topics.tsx'
import type { Shown } from './shown.ts'

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** What happens at the contact form: who needed nobody after all, and thanks to which guide. */
export function ContactPage({ shown, report, before }: Props) {
  if (report.counts.contact_opened === 0) return <p class="state">{shown.t('contact.none')}</p>
  return (
    <>
      <ContactHeadline shown={shown} report={report} before={before} />
      <div class="two">
        <ContactFunnel shown={shown} report={report} />
        <ContactEnds shown={shown} report={report} />
      </div>
      <ContactTopics shown={shown} report={report} before={before} />
      <ContactSuggestions shown={shown} report={report} before={before} />
    </>
  )
}
