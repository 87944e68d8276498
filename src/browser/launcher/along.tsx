import { useEffect, useRef } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import type { Packet } from '../../core/handoff.ts'
import { showPacketPanel } from '../handoff/packet-panel.tsx'

interface Props {
  contact: Translate
  locale: string
  packet: Packet
  counted: boolean
  changed(packet: Packet): void
}

/** What goes along, shown before it is sent; it draws itself anew when something is taken out. */
export function Along({ contact, locale, packet, counted, changed }: Props) {
  const place = useRef<HTMLDivElement>(null)
  // It keeps what was taken out by itself.
  useEffect(() => {
    if (place.current) showPacketPanel({ place: place.current, t: contact, packet, locale, counted, changed })
  }, [])
  return <div ref={place} class="ask-along" />
}
