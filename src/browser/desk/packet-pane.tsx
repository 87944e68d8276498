import type { Conversation } from '../../core/handoff.ts'
import { Beside, EarlierList } from './beside.tsx'
import type { DeskProps } from './desk-view.tsx'
import { IdentityFacts } from './identity-facts.tsx'
import { PacketFacts } from './packet-facts.tsx'
import { Suggested } from './suggested.tsx'
import { TagField } from './tag-field.tsx'
import { Tried } from './tried.tsx'

interface Props extends DeskProps {
  conversation: Conversation
}

/** What the client tried before they asked, guides to send them, and what they asked before. */
export function PacketPane({ desk, setup, conversation }: Props) {
  const { t } = setup
  const { beside } = desk.state()
  return (
    <aside class="packet" aria-labelledby="packet-title">
      <nav class="thread-steps" aria-label={t('conversation.steps')}>
        <button type="button" class="link-button" onClick={() => desk.show({ pane: 'conversation' })}>
          {t('packet.back')}
        </button>
      </nav>
      {beside ? (
        <Beside desk={desk} setup={setup} beside={beside} />
      ) : (
        <>
          <h2 id="packet-title" tabIndex={-1}>
            {t('packet.title')}
          </h2>
          {conversation.identity !== null && <IdentityFacts identity={conversation.identity} setup={setup} />}
          <TagField desk={desk} setup={setup} conversation={conversation} />
          <Tried setup={setup} conversation={conversation} />
          <Suggested key={conversation.id} desk={desk} setup={setup} conversation={conversation} />
          <EarlierList desk={desk} setup={setup} />
          <PacketFacts setup={setup} conversation={conversation} />
        </>
      )}
    </aside>
  )
}
