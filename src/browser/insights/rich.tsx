/** A text whose `<b>…</b>` stands out: `Rich({ text: '<b>8</b> confirmed it' })`. Nothing else is read as markup. */
export function Rich({ text }: { text: string }) {
  return <>{text.split(/<b>(.*?)<\/b>/).map((part, place) => (place % 2 === 1 ? <strong>{part}</strong> : part))}</>
}
