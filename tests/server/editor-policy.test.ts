import { describe, expect, it } from 'vitest'
import type { EditorBackend } from '../../src/core/editor-backend.ts'
import { setUp } from './setup.ts'
import { SITE } from './site.ts'

/** The content security policy lets the editor reach its repository, at its own address alone. */

const EDITOR: EditorBackend = {
  kind: 'github',
  repo: 'a/b',
  branch: 'main',
  apiUrl: '',
  authUrl: 'https://sign-in.team.example/x',
  appId: '',
}

async function headersAt(url: string, editor: EditorBackend | null) {
  const { app } = await setUp({ ...SITE, editor })
  const { headers } = await app.inject(url)
  return { policy: String(headers['content-security-policy']), opener: headers['cross-origin-opener-policy'] }
}
const directive = (policy: string, name: string) => new RegExp(`${name} ([^;]*)`).exec(policy)?.[1]?.split(' ') ?? []

describe('with an editor', () => {
  it('lets its page ask the repository and the sign-in, and run no script but our own', async () => {
    const { policy, opener } = await headersAt('/edit/', EDITOR)
    expect(directive(policy, 'connect-src')).toEqual(
      expect.arrayContaining(["'self'", 'https://api.github.com', 'https://sign-in.team.example']),
    )
    expect(directive(policy, 'script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(directive(policy, 'frame-ancestors')).toEqual(["'none'"])
    expect(opener).toBe('same-origin-allow-popups')
  })

  it('names a host of one’s own, and no other', async () => {
    const own = {
      ...EDITOR,
      kind: 'gitlab',
      apiUrl: 'https://git.team.example/api/v4',
      authUrl: 'https://git.team.example',
    } as const
    const { policy, opener } = await headersAt('/edit/', own)
    expect(opener).toBe('same-origin-allow-popups')
    expect(directive(policy, 'connect-src')).toContain('https://git.team.example')
    expect(policy).not.toContain('gitlab.com')
    expect(policy).not.toContain('github')
  })

  it('lets an application at GitLab lead its window back to the editor', async () => {
    const own = { ...EDITOR, kind: 'gitlab', authUrl: '', appId: 'abc' } as const
    const { opener } = await headersAt('/edit/', own)
    expect(opener).toBe('unsafe-none')
  })

  it.each(['/en/', '/editor/', '/en/edit/', '/insights/', '/api/availability'])(
    'changes nothing at %s',
    async (url) => {
      expect(await headersAt(url, EDITOR)).toEqual(await headersAt(url, null))
    },
  )
})

it('is as strict at /edit/ as elsewhere without one', async () => {
  expect(await headersAt('/edit/', null)).toEqual(await headersAt('/en/', null))
})
