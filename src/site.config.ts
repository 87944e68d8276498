import type { SiteConfig } from './core/site-config.ts'

const everyHour = ['00:00-24:00']
const office = ['08:00-20:00']

/** The sample support center: Harborline, an invented crypto exchange. Edit this file to make it yours. */
export const site: SiteConfig = {
  name: 'Harborline',
  url: 'https://support.harborline.example',
  mail: 'support@mail.harborline.example',
  defaultLocale: 'en',
  locales: {
    en: { name: 'English', fallback: [] },
    es: { name: 'Español', fallback: ['en'] },
    ar: { name: 'العربية', fallback: ['en'] },
  },
  hours: [
    {
      locales: ['en'],
      timeZone: 'Europe/Lisbon',
      weekly: { 1: everyHour, 2: everyHour, 3: everyHour, 4: everyHour, 5: everyHour, 6: everyHour, 7: everyHour },
    },
    { locales: ['es'], timeZone: 'Europe/Madrid', weekly: { 1: office, 2: office, 3: office, 4: office, 5: office } },
    { locales: ['ar'], timeZone: 'Asia/Dubai', weekly: { 1: office, 2: office, 3: office, 4: office, 7: office } },
  ],
  costOfContact: { amount: 6.5, currency: 'EUR' },
  privacyThreshold: 3,
}
