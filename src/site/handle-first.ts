/** What is used of Vite's server. */
export interface DevServer {
  httpServer: {
    listening: boolean
    once(event: 'listening', run: () => void): unknown
    getMaxListeners(): number
    setMaxListeners(most: number): unknown
  } | null
  middlewares: { stack: { route: string; handle: unknown }[] }
}

/** Has the dev server ask a handler before everything of Astro's, which adds its own rules while it starts. */
export function handleFirst({ httpServer, middlewares }: DevServer, handle: unknown): void {
  const put = () => void middlewares.stack.unshift({ route: '', handle })
  // A server that starts again after a change of its configuration may be open already.
  if (httpServer?.listening) put()
  else {
    // With Astro's own it would be eleven, which Node takes for a leak.
    httpServer?.setMaxListeners(httpServer.getMaxListeners() + 1)
    httpServer?.once('listening', put)
  }
}
