import type { SiteConfig } from './core/site-config.ts'

const everyHour = ['00:00-24:00']
const office = ['08:00-20:00']
const weekdays = { 1: office, 2: office, 3: office, 4: office, 5: office }

/** The sample support center: Harborline, an invented crypto exchange. Edit this file to make it yours. */
export const site: SiteConfig = {
  name: 'Harborline',
  url: 'https://support.harborline.example',
  mail: 'support@mail.harborline.example',
  defaultLocale: 'en',
  locales: {
    en: { name: 'English', fallback: [] },
    de: { name: 'Deutsch', fallback: ['en'] },
    es: { name: 'Español', fallback: ['en'] },
    fr: { name: 'Français', fallback: ['en'] },
    it: { name: 'Italiano', fallback: ['en'] },
    nl: { name: 'Nederlands', fallback: ['en'] },
    pl: { name: 'Polski', fallback: ['en'] },
    'pt-BR': { name: 'Português (Brasil)', fallback: ['es', 'en'] },
    tr: { name: 'Türkçe', fallback: ['en'] },
    ru: { name: 'Русский', fallback: ['en'] },
    uk: { name: 'Українська', fallback: ['en'] },
    ar: { name: 'العربية', fallback: ['en'] },
    ja: { name: '日本語', fallback: ['en'] },
    ko: { name: '한국어', fallback: ['en'] },
    'zh-CN': { name: '简体中文', fallback: ['en'] },
    vi: { name: 'Tiếng Việt', fallback: ['en'] },
  },
  hours: [
    {
      locales: ['en'],
      timeZone: 'Europe/Lisbon',
      weekly: { 1: everyHour, 2: everyHour, 3: everyHour, 4: everyHour, 5: everyHour, 6: everyHour, 7: everyHour },
    },
    { locales: ['es', 'fr', 'de', 'it', 'nl', 'pl'], timeZone: 'Europe/Madrid', weekly: weekdays },
    { locales: ['pt-BR'], timeZone: 'America/Sao_Paulo', weekly: weekdays },
    { locales: ['tr'], timeZone: 'Europe/Istanbul', weekly: weekdays },
    { locales: ['uk'], timeZone: 'Europe/Kyiv', weekly: weekdays },
    { locales: ['ja', 'ko'], timeZone: 'Asia/Tokyo', weekly: weekdays },
    { locales: ['zh-CN'], timeZone: 'Asia/Shanghai', weekly: weekdays },
    { locales: ['vi'], timeZone: 'Asia/Ho_Chi_Minh', weekly: weekdays },
    { locales: ['ar'], timeZone: 'Asia/Dubai', weekly: { 1: office, 2: office, 3: office, 4: office, 7: office } },
  ],
  costOfContact: { amount: 6.5, currency: 'EUR' },
  privacyThreshold: 3,
  staff: null,
  alerts: null,
}
