import { useEffect, useRef } from 'preact/hooks'
import type { Translate } from '../../core/facts.ts'
import type { Packet } from '../../core/handoff.ts'
import { type PacketPanel, showPacketPanel } from '../handoff/packet-panel.tsx'

interface Props {
  contact: Translate
  locale: string
  packet: Packet
  counted: boolean
  changed(packet: Packet): void
  /** Given the panel, which takes what is read meanwhile. */
  ready(panel: PacketPanel): void
}

/** What goes along, shown before it is sent; it draws itself anew when something is taken out. */
export function Along({ contact, locale, packet, counted, changed, ready }: Props) {
  const place = useRef<HTMLDivElement>(null)
  // It keeps what was taken out by itself.
  useEffect(() => {
    if (place.current) ready(showPacketPanel({ place: place.current, t: contact, packet, locale, counted, changed }))
  }, [])
  return <div ref={place} class="ask-along" />
}
