import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Chromium of the system where it is, else Playwright's own. As root it runs without its sandbox. */
const SYSTEM = '/usr/bin/chromium'
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../.cache/journeys.json' }]],
  use: {
    launchOptions: {
      ...(existsSync(SYSTEM) ? { executablePath: SYSTEM } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
  },
})
