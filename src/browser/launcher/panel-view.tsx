import { GuideView } from './guide-view.tsx'
import { HomeView } from './home-view.tsx'
import { Icon } from './icon.tsx'
import type { View } from './kept.ts'
import { lazily } from './lazily.tsx'
import type { SearchPart } from './search-part.ts'
import type { Stage } from './stage.ts'

const AskView = lazily(async () => (await import('./ask-view.tsx')).AskView)
const TalkView = lazily(async () => (await import('./talk-view.tsx')).TalkView)

interface Props {
  stage: Stage
  view: View
  search: SearchPart
  /** Null where there is nothing to go back to. */
  back: (() => void) | null
  close(): void
}

/** The panel: its head, and one view. The start stays as it is behind the others, with its search. */
export function PanelView({ stage, view, search, back, close }: Props) {
  const { t, host } = stage
  return (
    <>
      <header class="panel-head">
        {back && (
          <button type="button" class="panel-tool" aria-label={t('panel.back')} onClick={back}>
            <Icon name="back" />
          </button>
        )}
        <h2 id="panel-title">{t('panel.title', { name: host.setup.name })}</h2>
        <button type="button" class="panel-tool" aria-label={t('panel.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="panel-body">
        <div hidden={view.name !== 'home'}>
          <HomeView stage={stage} search={search} />
        </div>
        {view.name === 'guide' && <GuideView key={view.guide} stage={stage} guide={view.guide} from={view.from} />}
        {view.name === 'ask' && <AskView stage={stage} topic={view.topic} question={view.question} />}
        {view.name === 'talk' && <TalkView stage={stage} />}
      </div>
    </>
  )
}
