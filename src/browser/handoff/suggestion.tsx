import { useEffect, useState } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import { guideAddress } from '../../core/guide-path.ts'
import type { Result } from '../../core/search.ts'
import { HOME } from '../home.ts'
import type { ReadPart } from './guide-part.ts'

interface Props {
  t: Translate
  locale: string
  result: Result
  isOpen: boolean
  toggle(): void
  /** Reads what to do out of the guide's page. */
  readPart: ReadPart
  /** The whole guide is gone to. */
  leave(): void
  solved(): void
}

/** One suggested guide: its one-sentence answer, and, opened in place, what to do. */
export function Suggestion({ t, locale, result, isOpen, readPart, toggle, leave, solved }: Props) {
  const { guide, title, answer, locale: written } = result
  const address = `${HOME}${guideAddress(locale, guide)}`
  const id = `suggestion-${guide.replace('/', '-')}`
  const own = written === locale ? {} : ({ lang: written, dir: 'auto' } as const)
  return (
    <li class="suggestion" data-guide={guide}>
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-describedby={`${id}-answer`}
          onClick={toggle}
        >
          <span {...own}>{title}</span>
        </button>
      </h3>
      <p class="suggestion-answer" id={`${id}-answer`} {...own}>
        {answer}
      </p>
      <div class="suggestion-part" id={id} hidden={!isOpen}>
        {isOpen && <Part {...{ t, address, result, readPart, own }} />}
        <div class="suggestion-ways">
          <button type="button" class="button" onClick={solved}>
            {t('solved')}
            <span class="visually-hidden">: {title}</span>
          </button>
          <a href={address} data-suggested="" onClick={leave}>
            {t('whole')}
            <span class="visually-hidden">: {title}</span>
          </a>
        </div>
      </div>
    </li>
  )
}

interface PartProps extends Pick<Props, 't' | 'result' | 'readPart'> {
  address: string
  own: { lang?: string; dir?: 'auto' }
}

/** What to do, from the guide's own page; without it the answer above and the way to the page remain. */
function Part({ t, address, result: { guide, excerpt }, readPart, own }: PartProps) {
  const [part, setPart] = useState<Element[] | 'reading' | 'failed'>('reading')
  useEffect(() => {
    let isWanted = true
    const show = (read: Element[] | 'failed') => isWanted && setPart(read)
    readPart(address, excerpt.anchor).then(show, () => show('failed'))
    return () => {
      isWanted = false
    }
    // The section that matched is that of the moment it was opened: typing on does not change what is being read.
  }, [guide])
  if (typeof part === 'string')
    return (
      <p class="soft" role="status">
        {t(part)}
      </p>
    )
  return <div class="prose" {...own} ref={(place) => place?.replaceChildren(...part)} />
}
