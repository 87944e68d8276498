import { describe, expect, it } from 'vitest'
import ar from '../../../locales/ar/contact.json' with { type: 'json' }
import en from '../../../locales/en/contact.json' with { type: 'json' }
import { composeMail, mailLink } from '../../../src/browser/handoff/mail.ts'
import { createTranslate } from '../../../src/core/text.ts'

const t = createTranslate(en, 'en')
const parts = {
  to: 'support@mail.harborline.example',
  company: 'Harborline',
  topic: 'Account access',
  language: 'English',
  question: '  I lost my phone & codes\nWhat now? ',
  packet: {
    searches: [
      { query: 'lost phone', results: 3, rung: 'exact' as const, opened: ['account-access/reset-2fa'], at: 1 },
      { query: 'qwxz', results: 0, rung: 'none' as const, opened: [], at: 2 },
    ],
    guides: [{ guide: 'account-access/reset-2fa', title: 'Reset 2FA', locale: 'en', at: 1, helpful: false }],
    page: '/en/account-access/reset-2fa/',
  },
  conversation: 'a1b2c3d4e5f6g7h8i9j0',
}

describe('the hand-off by mail', () => {
  it('holds the question and everything that goes along', () => {
    const { subject, body } = composeMail(parts, t)
    expect(subject).toBe('Account access: question to Harborline [a1b2c3d4e5f6g7h8i9j0]')
    expect(body).toContain('I lost my phone & codes\nWhat now?')
    expect(body).toContain('- lost phone (3 results, opened Reset 2FA)')
    expect(body).toContain('- qwxz (found nothing)')
    expect(body).toContain('- Reset 2FA (you said it did not help)')
    expect(body).toContain('/en/account-access/reset-2fa/')
    expect(body).toMatch(/\[a1b2c3d4e5f6g7h8i9j0\]$/)
  })

  it('leaves out the headings of what was taken out', () => {
    const { body } = composeMail({ ...parts, packet: { searches: [], guides: [], page: '' } }, t)
    expect(body).not.toContain('What I searched')
    expect(body).not.toContain('Page I came from')
  })

  it('is a link that a mail program reads back as it was', () => {
    const mail = composeMail(parts, t)
    const url = new URL(mailLink(mail, '…'))
    expect(url.pathname).toBe(parts.to)
    expect(url.searchParams.get('subject')).toBe(mail.subject)
    expect(url.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(mail.body)
  })

  it.each([
    ['Latin letters', 'Where is my money? '.repeat(300), en, 'en'],
    ['Arabic letters', 'أين أموالي؟ '.repeat(300), ar, 'ar'],
    ['emoji of two code units', '🚢'.repeat(2000), en, 'en'],
  ])('stays short enough for a link and says that it was cut: %s', (_, question, texts, locale) => {
    const local = createTranslate(texts, locale)
    const link = mailLink(composeMail({ ...parts, question }, local), local('mail.cut'))
    expect(link.length).toBeLessThanOrEqual(1900)
    expect(link.length).toBeGreaterThan(1500)
    const body = new URL(link).searchParams.get('body') ?? ''
    expect(body.endsWith(local('mail.cut'))).toBe(true)
    expect(body.isWellFormed()).toBe(true)
  })
})
