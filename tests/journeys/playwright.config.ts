import { defineConfig } from '@playwright/test'
import { launchOptions } from '../chromium.ts'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // Journeys wait more than they compute.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../.cache/journeys.json' }]],
  use: {
    launchOptions: launchOptions(),
    screenshot: 'only-on-failure',
  },
})
