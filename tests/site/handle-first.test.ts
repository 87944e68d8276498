import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { type DevServer, handleFirst } from '../../src/site/handle-first.ts'

function aServer() {
  const httpServer = Object.assign(new EventEmitter(), { listening: false })
  const server: DevServer = { httpServer, middlewares: { stack: [{ route: '', handle: 'of Astro' }] } }
  return { httpServer, server, handles: () => server.middlewares.stack.map(({ handle }) => handle) }
}

it('handlers stand before everything of Astro’s once the server is open, and at once where it is', () => {
  const { httpServer, server, handles } = aServer()
  handleFirst(server, 'one')
  expect(handles()).toEqual(['of Astro'])
  httpServer.emit('listening')
  expect(handles()).toEqual(['one', 'of Astro'])
  httpServer.listening = true
  handleFirst(server, 'two')
  expect(handles()).toEqual(['two', 'one', 'of Astro'])
})

it('many of them are no leak that Node warns of', () => {
  const { httpServer, server } = aServer()
  for (let others = 0; others < 9; others++) httpServer.once('listening', () => undefined)
  for (const name of ['a', 'b', 'c', 'd']) handleFirst(server, name)
  expect(httpServer.listenerCount('listening')).toBeLessThanOrEqual(httpServer.getMaxListeners())
})
