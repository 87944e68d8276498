/**
 * Fetches the conversation's page and its scripts while a question is written, so that it opens at once. Nothing of it
 * runs, and where it cannot be had the page is fetched when it is opened.
 */
export async function warmConversation(locale: string): Promise<void> {
  const address = `/${locale}/conversation/`
  add('prefetch', address)
  const response = await fetch(address)
  if (!response.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const script of page.querySelectorAll<HTMLScriptElement>('script[src]')) add('modulepreload', script.src)
}

function add(rel: 'prefetch' | 'modulepreload', href: string): void {
  const link = document.createElement('link')
  link.rel = rel
  link.href = href
  document.head.append(link)
}
