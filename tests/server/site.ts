import type { SiteConfig } from '../../src/core/site-config.ts'

const everyHour = ['00:00-24:00']

/** A company with hours of every kind: always, one day a week, and none. */
export const SITE: SiteConfig = {
  name: 'Testline',
  url: 'https://support.testline.example',
  mail: 'support@testline.example',
  defaultLocale: 'en',
  locales: {
    en: { name: 'English', fallback: [] },
    es: { name: 'Español', fallback: [] },
    ar: { name: 'العربية', fallback: [] },
  },
  hours: [
    {
      locales: ['en'],
      topics: [],
      exceptions: [],
      timeZone: 'Europe/Lisbon',
      weekly: { 1: everyHour, 2: everyHour, 3: everyHour, 4: everyHour, 5: everyHour, 6: everyHour, 7: everyHour },
    },
    { locales: ['es'], topics: [], timeZone: 'UTC', weekly: { 2: ['09:00-17:00'] }, exceptions: [] },
  ],
  vendor: { kind: 'desk' },
  desk: { late: { chat: [2, 5], ticket: [240, 1440] }, textInNotifications: true },
  costOfContact: { amount: 5, currency: 'EUR' },
  privacyThreshold: 1,
  staff: null,
  alerts: null,
  launcher: null,
  tickets: null,
  editor: null,
}
