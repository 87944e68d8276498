import { ConversationPane } from './conversation-pane.tsx'
import type { Desk } from './desk-state.ts'
import { Dialogs } from './dialogs.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { PresenceBar } from './presence-bar.tsx'
import { QueuePane } from './queue-pane.tsx'
import type { Setup } from './setup.ts'

export interface DeskProps {
  desk: Desk
  setup: Setup
}

/** The whole desk, or what keeps it from being shown. */
export function DeskView({ desk, setup }: DeskProps) {
  const { t } = setup
  const { phase, pane, connection } = desk.state()
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
    <div class="desk" data-pane={pane}>
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
      <Dialogs desk={desk} setup={setup} />
      <KeysDialog desk={desk} setup={setup} />
    </div>
  )
}
