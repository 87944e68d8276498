import { useState } from 'preact/hooks'
import type { Report, SuggestionFigures } from '../../core/answers.ts'
import type { Shown } from './shown.ts'
import { type Column, Table } from './table.tsx'
import { Was } from './was.tsx'

/** So many are shown at first. */
const FIRST = 15

interface Props {
  shown: Shown
  report: Report
  before: Report | null
}

/** What each guide did that was suggested at the form and opened there. */
export function ContactSuggestions({ shown, report: { contact }, before }: Props) {
  const { t } = shown
  const { suggestions } = contact
  const [isOpen, setOpen] = useState(false)
  return (
    <section aria-labelledby="contact-suggestions">
      <h2 id="contact-suggestions">{t('contact.suggestions')}</h2>
      {suggestions.length === 0 ? (
        <p class="soft">{t('contact.noSuggestion')}</p>
      ) : (
        <Table
          t={t}
          caption={t('contact.suggestions')}
          rows={isOpen ? suggestions : suggestions.slice(0, FIRST)}
          all={suggestions}
          columns={columns(shown, before)}
          download={{
            file: 'contact-suggestions',
            heads: [
              t('guides.guide'),
              t('locales.locale'),
              t('contact.openedThere'),
              t('contactStep.contact_confirmed'),
              t('contact.nobodyAfter'),
            ],
            line: ({ guide, locale, from, to }) => [guide, locale, to.over, from.of, to.of],
          }}
        />
      )}
      {!isOpen && suggestions.length > FIRST && (
        <button class="csv" type="button" onClick={() => setOpen(true)}>
          {t('guides.all', { count: suggestions.length })}
        </button>
      )}
      <details>
        <summary>{t('how')}</summary>
        <dl class="definitions">
          {(['suggestion_deflection_from', 'suggestion_deflection_to'] as const).map((metric) => (
            <>
              <dt>{t(`name.${metric}`)}</dt>
              <dd class="definition">{t(`metric.${metric}`)}</dd>
            </>
          ))}
        </dl>
        <p class="definition">{t('contact.range')}</p>
      </details>
    </section>
  )
}

function columns(shown: Shown, before: Report | null): Column<SuggestionFigures>[] {
  const { t, text, names } = shown
  const earlier = new Map(before?.contact.suggestions.map((of) => [`${of.locale} ${of.guide}`, of]))
  const was = ({ locale, guide }: SuggestionFigures) => earlier.get(`${locale} ${guide}`)
  return [
    {
      head: t('guides.guide'),
      kind: 'text',
      cell: ({ guide, locale }) => (
        <a href={`/${locale}/${guide}/`} dir="ltr" data-suggestion={guide}>
          {guide}
        </a>
      ),
    },
    {
      head: t('locales.locale'),
      kind: 'text',
      cell: ({ locale }) => <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>,
    },
    {
      head: t('contact.openedThere'),
      kind: 'number',
      cell: (of) => (
        <>
          {text.count(of.to.over)}
          <Was shown={shown} value={was(of)?.to.over} />
        </>
      ),
    },
    {
      head: t('contactStep.contact_confirmed'),
      kind: 'number',
      cell: ({ from }) => text.both(from.of, from.over),
    },
    {
      head: t('contact.nobodyAfter'),
      kind: 'number',
      cell: ({ to, between }) => (
        <>
          {text.both(to.of, to.over)}
          {between && <span class="definition">{t('guides.between', { range: text.range(between) })}</span>}
        </>
      ),
    },
    {
      head: t('contact.interval'),
      kind: 'number',
      cell: (of) => {
        const then = was(of)
        return (
          <>
            <strong>{text.interval(of.from, of.to)}</strong>
            {then && <span class="definition was">{t('wasCount', { value: text.interval(then.from, then.to) })}</span>}
          </>
        )
      },
    },
  ]
}
