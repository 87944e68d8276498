import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** `content/reports/official-languages.csv`: the official languages of each country, and which of them have guides. */

const row = z.strictObject({
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters, such as PT'),
  /** ISO 3166-1 numeric, as the map names countries. */
  id: z.string().regex(/^\d{3}$/, 'must be three digits, such as 620'),
  /** BCP 47 tags; a script where it is not the language's usual one. */
  languages: z.string().transform((text, context) => {
    const tags = text.split(' ').filter((tag) => tag !== '')
    if (tags.length === 0 || tags.some((tag) => !/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/.test(tag)))
      context.addIssue({ code: 'custom', message: 'must be language tags with spaces between, such as "de fr"' })
    return tags
  }),
})
export type Country = z.infer<typeof row>

/**
 * The countries of the table. Throws an error that names file, line and what to mend.
 * @example readCountries('country,id,languages\nCH,756,de fr it', 'official-languages.csv')
 */
export function readCountries(text: string, file: string): Country[] {
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
    columns: true,
    bom: true,
    info: true,
    comment: '#',
    skip_empty_lines: true,
    trim: true,
    relax_column_count: true,
  })
  return records.map(({ record, info }) => {
    const read = row.safeParse(record)
    if (read.success) return read.data
    const [issue] = read.error.issues
    throw new Error(`${file}:${info.lines}\n  "${issue?.path.join('.') || 'line'}" ${issue?.message}.`)
  })
}

/**
 * The countries where one of the locales is official, by locale. Script counts: simplified Chinese is not traditional.
 * @example coverage(countries, ['pt-BR']).get('pt-BR') // => [{ country: 'AO', … }, { country: 'BR', … }, …]
 */
export function coverage(countries: readonly Country[], locales: readonly string[]): Map<string, Country[]> {
  return new Map(
    locales.map((locale) => [
      locale,
      countries.filter(({ languages }) => languages.some((language) => written(language) === written(locale))),
    ]),
  )
}

/** Language and script: "zh" and "zh-CN" are both "zh-Hans". */
function written(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize()
  return `${language}-${script}`
}
