import { expect, it } from 'vitest'
import { attachmentTypeOf, safeFileName } from '../../src/core/attachments.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

it.each([
  ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['RIFF\x24\0\0\0WAVEfmt ', ''],
  ['%PDF-1.7', 'application/pdf'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', ''],
  ['<!doctype html>', ''],
  ['PK\x03\x04', ''],
  ['MZ', ''],
  ['', ''],
])('a file that begins with %j is %j', (begin, type) => expect(attachmentTypeOf(bytes(begin))).toBe(type))

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\screen.png', 'screen.png'],
  ['.htaccess', 'htaccess'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['a"b<c>|:*?;.png', 'abc.png'],
  ['line\nbreak\0.pdf', 'linebreak.pdf'],
  ['', 'file'],
  ['...', 'file'],
  ['résumé – 日本語 عربي.pdf', 'résumé – 日本語 عربي.pdf'],
  [`${'x'.repeat(200)}.png`, `${'x'.repeat(90)}${'x'.repeat(6)}.png`],
])('a file named %j is kept as %j', (name, kept) => expect(safeFileName(name)).toBe(kept))
