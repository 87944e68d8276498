import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Stage } from './stage.ts'

/** A view that is fetched when it is first shown, and again when that failed. */
export function lazily<Props extends { stage: Stage }>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => preact.JSX.Element {
  let loaded: ComponentType<Props> | null = null

  return function Lazy(props) {
    const [attempt, setAttempt] = useState(0)
    const [state, setState] = useState<'loading' | 'failed' | 'there'>(loaded === null ? 'loading' : 'there')
    // Each attempt loads once more.
    useEffect(() => {
      if (loaded !== null) return
      setState('loading')
      load().then(
        (component) => {
          loaded = component
          setState('there')
        },
        () => setState('failed'),
      )
    }, [attempt])
    const { t } = props.stage
    const View = loaded
    if (View !== null) return <View {...props} />
    if (state === 'failed')
      return <Failed text={t('panel.failed')} again={t('panel.again')} retry={() => setAttempt(attempt + 1)} />
    return (
      <p class="panel-state" role="status">
        {t('panel.loading')}
      </p>
    )
  }
}

/** Says that something did not come, and tries again. */
export function Failed({ text, again, retry }: { text: string; again: string; retry(): void }) {
  return (
    <div class="panel-state" role="alert">
      <p>{text}</p>
      <button type="button" class="button-quiet" onClick={retry}>
        {again}
      </button>
    </div>
  )
}
