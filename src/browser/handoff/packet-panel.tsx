import { render } from 'preact'
import type { Translate } from '../../core/facts.ts'
import type { Packet } from '../../core/handoff.ts'
import { EMPTY_PACKET, isEmptyPacket, withGuide, withoutEntry } from './packet.ts'
import { PacketList } from './packet-list.tsx'

interface PanelParts {
  place: HTMLElement
  t: Translate
  packet: Packet
  locale: string
  /** Whether the visit's number goes along. */
  counted: boolean
  changed(packet: Packet): void
}

export interface PacketPanel {
  /** A guide was read, or something said of it, while the packet is shown: it goes along too. */
  put(guide: Packet['guides'][number]): void
}

/** Shows the packet before it is sent, lets each entry be taken out, all of it, and put back again. */
export function showPacketPanel({ place, t, packet, locale, counted, changed }: PanelParts): PacketPanel {
  let whole = packet
  let kept = packet

  function draw(packet: Packet, said: string): void {
    kept = packet
    const change = (next: Packet) => {
      changed(next)
      draw(next, t('packet.removed'))
      // The pressed button is gone: the focus goes on to the next one, else to the heading.
      const target = place.querySelector<HTMLElement>('.along-remove, [data-restore], h2')
      target?.focus()
    }
    const restore = () => {
      changed(whole)
      draw(whole, '')
      place.querySelector<HTMLElement>('h2')?.focus()
    }
    render(
      <>
        <h2 tabIndex={-1}>{t('packet.title')}</h2>
        {!isEmptyPacket(packet) && <p class="soft">{t('packet.lead')}</p>}
        <PacketList t={t} packet={packet} locale={locale} remove={(entry) => change(withoutEntry(packet, entry))} />
        <p class="visually-hidden" role="status">
          {said}
        </p>
        <div class="along-actions">
          {!isEmptyPacket(packet) && (
            <button type="button" class="link-button" onClick={() => change(EMPTY_PACKET)}>
              {t('packet.remove_all')}
            </button>
          )}
          {packet !== whole && (
            <button type="button" class="link-button" data-restore onClick={restore}>
              {t('packet.restore')}
            </button>
          )}
        </div>
        <p class="small soft">{t(counted ? 'packet.always' : 'packet.always_uncounted')}</p>
      </>,
      place,
    )
  }
  draw(whole, '')
  return {
    put(guide) {
      const isWhole = kept === whole
      whole = withGuide(whole, guide)
      const next = isWhole ? whole : withGuide(kept, guide)
      changed(next)
      draw(next, '')
    },
  }
}
