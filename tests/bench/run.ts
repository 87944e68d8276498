import { build } from './build.ts'
import { check } from './check.ts'
import { desk } from './desk.ts'
import { importing } from './import.ts'
import { insights } from './insights.ts'
import { ledger } from './ledger.ts'
import { search } from './search.ts'

/** `npm run bench [-- build|check|ledger|insights|search|import|desk]`: ratios within one run, since the same machine is never as fast twice. */

const BENCHES: Readonly<Record<string, () => Promise<string[]>>> = {
  build,
  check,
  ledger,
  insights,
  search,
  import: importing,
  desk,
}
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}". Choose among ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
for (const [name, run] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n${name}`)
  for (const line of await run()) console.log(`  ${line}`)
}
