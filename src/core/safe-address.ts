const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:']

/**
 * Whether an address only leads somewhere; browsers skip blanks and control signs, and so does this.
 * @example isSafeAddress('java\tscript:alert(1)', false) // => false
 */
export function isSafeAddress(address: string, isPicture: boolean): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are skipped by browsers.
  const bare = address.replace(/[\u0000-\u0020\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '').toLowerCase()
  const scheme = /^[a-z][a-z0-9+.-]*:/.exec(bare)?.[0]
  if (scheme === undefined) return !bare.includes(':') || /^[/.?#]/.test(bare) || /^[^:]*[/?#]/.test(bare)
  return SCHEMES.includes(scheme) || (isPicture && bare.startsWith('data:image/'))
}
