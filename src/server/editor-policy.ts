import type { FastifyInstance } from 'fastify'
import type { EditorBackend } from '../core/editor-backend.ts'
import type { SiteConfig } from '../core/site-config.ts'
import { widen } from './vendor-policy.ts'

/** What the editor needs of the content security policy: let in at `/edit/` alone, and where there is one alone. */

const HOSTS = {
  github: {
    api: 'https://api.github.com',
    faces: ['https://avatars.githubusercontent.com'],
  },
  gitlab: {
    api: 'https://gitlab.com',
    faces: ['https://gitlab.com', 'https://secure.gravatar.com'],
  },
} as const

/** The hosts that a page of the editor asks, as the configuration names them. */
export function editorSources({ kind, apiUrl, authUrl }: EditorBackend): Readonly<Record<string, readonly string[]>> {
  const host = HOSTS[kind]
  const api = apiUrl === '' ? host.api : new URL(apiUrl).origin
  return {
    // It sets styles of its own, and shows what it edits in a frame made of memory.
    'style-src': ["'unsafe-inline'"],
    'img-src': apiUrl === '' ? host.faces : [api],
    'frame-src': ['blob:'],
    'worker-src': ['blob:'],
    'connect-src': ['blob:', 'data:', api, ...(authUrl === '' ? [] : [new URL(authUrl).origin])],
  }
}

/**
 * The window that signs a writer in must be able to tell the editor so. For an application at GitLab that window is the editor
 * itself, which goes to GitLab and comes back: only without a policy does it still know then who opened it.
 */
export function openerPolicy({ appId }: EditorBackend): string {
  return appId === '' ? 'same-origin-allow-popups' : 'unsafe-none'
}

/** Widens what helmet set. */
export function addEditorPolicy(app: FastifyInstance, { editor }: Pick<SiteConfig, 'editor'>): void {
  if (editor === null) return
  const sources = editorSources(editor)
  app.addHook('onSend', async (request, reply, payload) => {
    const policy = reply.getHeader('content-security-policy')
    if (typeof policy === 'string' && /^\/edit(?:\/|[?#]|$)/.test(request.url))
      reply
        .header('content-security-policy', widen(policy, sources))
        .header('cross-origin-opener-policy', openerPolicy(editor))
    return payload
  })
}
