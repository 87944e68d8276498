import type { SiteConfig } from './core/site-config.ts'

const everyHour = ['00:00-24:00']
const office = ['08:00-20:00']
const weekdays = { 1: office, 2: office, 3: office, 4: office, 5: office }
const newYear = [{ from: '01-01', to: '01-01', spans: [] }]
const holidays = [...newYear, { from: '12-25', to: '12-26', spans: [] }]
const shortDays = [{ from: '12-24', to: '12-24', spans: ['08:00-14:00'] }]

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
      topics: [],
      timeZone: 'Europe/Lisbon',
      weekly: { 1: everyHour, 2: everyHour, 3: everyHour, 4: everyHour, 5: everyHour, 6: everyHour, 7: everyHour },
      exceptions: [],
    },
    {
      locales: ['es', 'fr', 'de', 'it', 'nl', 'pl'],
      topics: [],
      timeZone: 'Europe/Madrid',
      weekly: weekdays,
      exceptions: [...holidays, ...shortDays],
    },
    // Security questions do not wait for Monday.
    {
      locales: ['es', 'fr', 'de'],
      topics: ['account-security'],
      timeZone: 'Europe/Madrid',
      weekly: { ...weekdays, 6: ['10:00-16:00'], 7: ['10:00-16:00'] },
      exceptions: holidays,
    },
    {
      locales: ['pt-BR'],
      topics: [],
      timeZone: 'America/Sao_Paulo',
      weekly: weekdays,
      exceptions: [...holidays, ...shortDays],
    },
    { locales: ['tr'], topics: [], timeZone: 'Europe/Istanbul', weekly: weekdays, exceptions: newYear },
    { locales: ['uk'], topics: [], timeZone: 'Europe/Kyiv', weekly: weekdays, exceptions: newYear },
    {
      locales: ['ja', 'ko'],
      topics: [],
      timeZone: 'Asia/Tokyo',
      weekly: weekdays,
      exceptions: [{ from: '01-01', to: '01-03', spans: [] }],
    },
    { locales: ['zh-CN'], topics: [], timeZone: 'Asia/Shanghai', weekly: weekdays, exceptions: newYear },
    { locales: ['vi'], topics: [], timeZone: 'Asia/Ho_Chi_Minh', weekly: weekdays, exceptions: newYear },
    {
      locales: ['ar'],
      topics: [],
      timeZone: 'Asia/Dubai',
      weekly: { 1: office, 2: office, 3: office, 4: office, 7: office },
      exceptions: newYear,
    },
  ],
  vendor: { kind: 'desk' },
  desk: { late: { chat: [2, 5], ticket: [240, 1440] }, textInNotifications: true },
  costOfContact: { amount: 6.5, currency: 'EUR' },
  privacyThreshold: 3,
  staff: null,
  alerts: null,
  launcher: { origins: ['https://harborline.example', 'https://app.harborline.example'], identity: null },
  tickets: null,
  editor: null,
}
