import type { Translate } from '../../core/facts.ts'
import { ConversationPane } from './conversation-pane.tsx'
import type { Desk } from './desk-state.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { PresenceBar } from './presence-bar.tsx'
import { QueuePane } from './queue-pane.tsx'

export interface Setup {
  t: Translate
  /** Of the namespace "messages". */
  words: Translate
  locale: string
  company: string
  /** The published site's address. */
  site: string
  defaultLocale: string
  /** Locale → the language's own name. */
  locales: Record<string, string>
  /** Locale → topic → its name. */
  topics: Record<string, Record<string, string>>
  /** Locale → field of tickets → its name and those of its options. */
  fields: Record<string, Record<string, { label: string; options: Record<string, string> }>>
}

export interface DeskProps {
  desk: Desk
  setup: Setup
}

/** The whole desk, or what keeps it from being shown. */
export function DeskView({ desk, setup }: DeskProps) {
  const { t } = setup
  const { phase, selected, connection } = desk.state()
  if (phase === 'loading')
    return (
      <div class="wrap desk-trouble">
        <h1>{t('title')}</h1>
        <p class="soft" role="status">
          {t('loading')}
        </p>
      </div>
    )
  if (phase !== 'ready')
    return (
      <div class="wrap desk-trouble">
        <h1>{t(`${phase}.title`)}</h1>
        <p class="soft" role="alert">
          {t(`${phase}.text`)}
        </p>
        {phase === 'signed_out' && (
          <a class="button" href="/sign-in">
            {t('signed_out.link')}
          </a>
        )}
        {phase === 'failed' && (
          <button type="button" class="button" onClick={() => void desk.load()}>
            {t('failed.again')}
          </button>
        )}
      </div>
    )
  return (
    <div class="desk" data-pane={selected === null ? 'queue' : 'conversation'}>
      <h1 class="visually-hidden">{t('title')}</h1>
      <PresenceBar desk={desk} setup={setup} />
      {connection === 'lost' && (
        <p class="desk-lost" role="alert">
          {t('connection.lost')}
        </p>
      )}
      <div class="desk-panes">
        <QueuePane desk={desk} setup={setup} />
        <ConversationPane desk={desk} setup={setup} />
      </div>
      <KeysDialog t={t} />
    </div>
  )
}
