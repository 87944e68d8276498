import { useState } from 'preact/hooks'
import type { Answer } from '../insights/read-page.ts'
import { Trouble } from '../insights/states.tsx'
import { type Asked, writeAsked } from './asked.ts'
import { Backlog } from './backlog.tsx'
import { Closed } from './closed.tsx'
import { Filters } from './filters.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { Matrix } from './matrix.tsx'
import { WRITER_PAGES, type WriterPage, writerAddress } from './page.ts'
import type { WriterData } from './read.ts'
import type { Told } from './told.ts'

export interface View {
  page: WriterPage
  asked: Asked
  /** Null until the first answer. */
  answer: Answer<WriterData> | null
  /** What was last read, and when: it stays while newer is asked for or cannot be had. */
  data: WriterData | null
  at: Date | null
  loading: boolean
  /** What came of the last change. */
  said: string
}

interface Props {
  told: Told
  view: View
  change(asked: Asked): void
  retry(): void
  after(sentence: string, entry: string): Promise<void>
}

/** The page: what is asked, what went wrong, and the list or the table. */
export function Writers({ told, view, change, retry, after }: Props) {
  const { t } = told
  const { page, asked, answer, data, at, said } = view
  const [areKeysShown, showKeys] = useState(false)
  const built = data?.backlog?.built ?? data?.matrix?.built ?? null
  return (
    <>
      <h1 class="visually-hidden">{t(`pages.${page}`)}</h1>
      <nav class="insights-nav" aria-label={t('pages.label')}>
        {WRITER_PAGES.map((name) => (
          <a href={`${writerAddress(name)}${addressOf(asked)}`} aria-current={name === page ? 'page' : undefined}>
            {t(`pages.${name}`)}
          </a>
        ))}
        {page === 'backlog' && (
          <button type="button" class="keys-button" data-keys onClick={() => showKeys(true)}>
            {t('keys.title')} <kbd>?</kbd>
          </button>
        )}
      </nav>
      {areKeysShown && <KeysDialog told={told} closed={() => showKeys(false)} />}
      <Filters told={told} page={page} asked={asked} data={data} change={change} at={at} />
      <p role="status" class={said === '' ? 'visually-hidden' : 'notice said'}>
        {said}
      </p>
      {answer === null && <p class="state soft">{t('loading')}</p>}
      {answer !== null && <Trouble shown={told.figures} answer={answer} retry={retry} />}
      {data && built === null && <Unbuilt told={told} />}
      {data?.backlog && asked.state !== 'closed' && (
        <Backlog told={told} asked={asked} backlog={data.backlog} after={after} />
      )}
      {data?.backlog && asked.state !== 'snoozed' && <Closed told={told} closed={data.backlog.closed} asked={asked} />}
      {data?.matrix && built !== null && (
        <Matrix told={told} asked={asked} matrix={data.matrix} assigned={data.assigned} />
      )}
    </>
  )
}

/** The other page is asked for the same team and topic, and in the same language of the screen. */
function addressOf(asked: Asked): string {
  const screen = new URLSearchParams(location.search).get('locale')
  return writeAsked({ ...asked, kind: '', locale: '', state: '' }, screen === null ? '' : `?locale=${screen}`)
}

/** Where the build's list of guides is missing: what that means, and how to mend it. */
function Unbuilt({ told: { t } }: { told: Told }) {
  return (
    <div class="state notice-warning" role="alert">
      <p>
        <strong>{t('unbuilt.title')}</strong>
      </p>
      <p>{t('unbuilt.text')}</p>
      <pre dir="ltr">
        <code>npm run build</code>
      </pre>
    </div>
  )
}
