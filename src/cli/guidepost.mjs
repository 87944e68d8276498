#!/usr/bin/env node
// `npx guidepost` on whatever Node the machine has: hands over to the Node that is installed beside the packages.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)
const readsTypes = major >= 24 || (major === 22 && minor >= 18)

if (readsTypes && existsSync(new URL('../../node_modules/.package-lock.json', import.meta.url))) await import(main)
else if (existsSync(node))
  process.exitCode = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
else {
  console.error(
    `Guidepost's packages are not installed. Run \`npm start\` once in its folder (Node ${process.versions.node} can do that), then try again.`,
  )
  process.exitCode = 1
}
