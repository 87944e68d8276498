import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { NO_MAIL } from '../../src/server/mail/mailroom.ts'
import { createServer } from '../../src/server/server.ts'
import { openFiles } from '../../src/store/files.ts'
import { setUp } from './setup.ts'
import { SITE } from './site.ts'

test('every page of a sample says so in its language; pages of what was measured do not', async () => {
  const { app, store, folder, signIn } = await setUp()
  const texts = new Map([
    ['en', { sample: 'Sample data' }],
    ['es', { sample: 'Datos de muestra' }],
  ])
  const parts = {
    stopWords: new Map(),
    synonyms: new Map(),
    signInTexts: texts,
    topics: [],
    fields: new Map(),
    clientSecret: '',
    webhookSecret: '',
    launcherSecret: '',
    mail: NO_MAIL,
    redirects: {},
  }
  const sampled = await createServer({
    site: SITE,
    store,
    files: openFiles(`${folder}/attachments`),
    clock: () => 0,
    random: () => 0,
    dist: `${folder}/dist`,
    isSample: true,
    ...parts,
  })
  const page = await sampled.inject({ url: '/es/', headers: { 'accept-encoding': 'br' } })
  expect(page.body).toMatch(/<p class="sample-ribbon"[^>]*>Datos de muestra<\/p>/)
  expect([page.headers['guidepost-sample'], page.headers['etag']]).toEqual(['true', undefined])
  expect((await sampled.inject('/sign-in')).body).toContain('Sample data')
  expect(page.body).toContain('<link rel="stylesheet" href="/sample.css">')
  writeFileSync(`${folder}/dist/desk/index.html`, '<html lang="en" data-locales="en es"><title>Desk</title><body>Desk')
  const headers = { 'accept-language': 'es-MX,es;q=0.9', cookie: await signIn() }
  const desk = await sampled.inject({ url: '/desk/', headers })
  expect(desk.body).toContain('lang="es">Datos de muestra</p>')
  const real = await app.inject('/es/')
  expect([real.body.includes('sample-ribbon'), real.headers['guidepost-sample']]).toEqual([false, undefined])
  await sampled.close()
})
