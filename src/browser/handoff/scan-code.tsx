import encodeQR from 'qr'

/** An address as a code that another device's camera reads: dark on light in both themes, as readers expect. */
export function ScanCode({ address, label }: { address: string; label: string }) {
  const rows = encodeQR(address, 'raw', { ecc: 'low', border: 2 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class="scan-code" role="img" aria-label={label} viewBox={`0 0 ${rows.length} ${rows.length}`}>
      <path d={path} shape-rendering="crispEdges" />
    </svg>
  )
}
