import { useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { isClientView, type PageFinding, type PreviewFacts, VIEW_COOKIE } from '../../core/preview-facts.ts'
import { Narrow } from './narrow.tsx'

interface Props {
  facts: PreviewFacts
  t: Translate
  /** Of this page's file; null while it is checked. */
  here: readonly PageFinding[] | null
  /** How many there are in other files. */
  elsewhere: number
}

export function Bar({ facts, t, here, elsewhere }: Props) {
  const [isNarrow, setNarrow] = useState(false)
  const { guide, languages, locale, isLive } = facts
  return (
    <section class="bar" aria-label={t('bar.label')}>
      <strong>{t('bar.label')}</strong>
      <label>
        {t('bar.language')}
        <select onChange={({ currentTarget }) => location.assign(currentTarget.value)}>
          {languages.map(({ locale: tag, name, path }) => (
            <option key={tag} value={path} selected={tag === locale} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {isLive && <View t={t} />}
      <Choice
        label={t('bar.width')}
        options={[
          { name: t('bar.wide'), isChosen: !isNarrow, choose: () => setNarrow(false) },
          { name: t('bar.narrow'), isChosen: isNarrow, choose: () => setNarrow(true) },
        ]}
      />
      {guide && (
        <p class="states">
          <span data-state={guide.showing}>{t(`bar.state.${guide.showing}`)}</span>
          {!guide.isSeen && t('bar.unseen')}
          {guide.fallback !== '' && (
            <span data-state="fallback">{t('bar.fallback', { language: guide.fallback })}</span>
          )}
          {guide.stale.length > 0 && <span data-state="stale">{t('bar.stale', { count: guide.stale.length })}</span>}
        </p>
      )}
      <Findings {...{ t, here, elsewhere }} />
      {isNarrow && <Narrow t={t} close={() => setNarrow(false)} />}
    </section>
  )
}

/** What the writer writes, or what a client sees; kept for this browser until it is closed. */
function View({ t }: { t: Translate }) {
  const isClient = isClientView(document.cookie)
  const see = (cookie: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the dev server is asked, and it reads nothing else before it renders
    document.cookie = `${cookie}; path=/; SameSite=Lax`
    location.reload()
  }
  return (
    <Choice
      label={t('bar.view')}
      options={[
        { name: t('bar.write'), isChosen: !isClient, choose: () => see('guidepost-view=; Max-Age=0') },
        { name: t('bar.client'), isChosen: isClient, choose: () => see(VIEW_COOKIE) },
      ]}
    />
  )
}

interface Option {
  name: string
  isChosen: boolean
  choose(): void
}

function Choice({ label, options }: { label: string; options: readonly Option[] }) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {options.map(({ name, isChosen, choose }) => (
        <button key={name} type="button" aria-pressed={isChosen} onClick={choose}>
          {name}
        </button>
      ))}
    </fieldset>
  )
}

/** More than so many would hide the page. */
const MOST_OPEN = 10

function Findings({ t, here, elsewhere }: Pick<Props, 't' | 'here' | 'elsewhere'>) {
  const rest = elsewhere > 0 && <p class="rest">{t('bar.elsewhere', { count: elsewhere })}</p>
  if (here === null || here.length === 0)
    return (
      <div role="status" class="findings">
        <p>{here === null ? t('bar.checking') : t('bar.none')}</p>
        {rest}
      </div>
    )
  return (
    <details class="findings" open={here.length <= MOST_OPEN}>
      <summary>{t('bar.findings', { count: here.length })}</summary>
      <ul lang="en" dir="ltr">
        {here.map(({ file, line, rule, severity, text }) => (
          <li key={`${line} ${rule} ${text}`} data-severity={severity}>
            <code>
              {file}:{line}
            </code>{' '}
            {text}
          </li>
        ))}
      </ul>
      {rest}
    </details>
  )
}
