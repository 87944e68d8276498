import { isbot } from 'isbot'

/**
 * Programs that somebody points at the journal on purpose: a test, a script, a monitor. The list of bots names them
 * too, but they do not wander through the site by themselves, and a journal that ignored them could not be tried out.
 */
const TOOLS =
  /HeadlessChrome|^(?:node|undici|lightMyRequest|curl|wget|python|aiohttp|axios|got|bun|deno|postman|insomnia|httpie|go-http|okhttp|java|ruby|k6|autocannon|playwright)\b/i

/** Whether a user agent names an automatic visitor that follows links by itself. */
export function isCrawler(userAgent: string): boolean {
  return isbot(userAgent) && !TOOLS.test(userAgent)
}
