import { describe, expect, it } from 'vitest'
import { figureText } from '../../../src/browser/insights/figure-text.ts'
import type { Figure } from '../../../src/core/answers.ts'
import type { Metric } from '../../../src/core/metrics.ts'

const figure = (metric: Metric, of: number, over: number): Figure => ({
  metric,
  of,
  over,
  value: over === 0 ? null : of / over,
})
const interval = (locale: string, confirmed: number, helped: number, intent: number) =>
  figureText(locale, (key) => key).interval(
    figure('deflection_from', confirmed, intent),
    figure('deflection_to', helped, intent),
  )
const plain = (text: string) => text.replace(/\p{Bidi_Control}/gu, '').replace(/\s/gu, ' ')

describe('a figure as people read it', () => {
  it.each([
    ['en', 8212, 12618, 20030, '41–63%'],
    ['es', 8212, 12618, 20030, '41-63 %'],
    ['ar', 8212, 12618, 20030, '41–63%'],
    ['en', 1, 1, 2, '50%'],
    ['en', 4149, 4151, 10000, '41–42%'],
    ['en', 411, 413, 1000, '41%'],
    ['en', 0, 5, 10, '0–50%'],
    ['en', 0, 0, 10, '0%'],
    ['en', 0, 0, 0, '–'],
  ])('in %s: an interval of %d to %d of %d is %s', (locale, confirmed, helped, intent, shown) => {
    expect(plain(interval(locale, confirmed, helped, intent))).toBe(shown)
  })

  it.each([
    ['contact_deflection', 98, 267, '37%'],
    ['self_service_score', 1314, 169, '7.8 : 1'],
    ['mean_position', 1938, 933, '2.1'],
    ['csat', 0, 4, '0%'],
    ['csat', 0, 0, '–'],
    ['self_service_score', 5, 0, '–'],
    ['mean_position', 0, 0, '–'],
  ] as const)('%s of %d over %d is %s', (metric, of, over, shown) => {
    expect(figureText('en', (key) => key).rate(figure(metric, of, over))).toBe(shown)
  })

  it('says no share of nothing', () => {
    const text = figureText('en', (key) => key)
    expect([text.share(0, 0), text.share(0, 3), text.share(1, 3)]).toEqual(['–', '0%', '33%'])
  })

  it('stands apart from right-to-left text around it', () => {
    expect(interval('ar', 1, 2, 4)).toMatch(/^\u2067.*\u2069$/u)
  })
})
