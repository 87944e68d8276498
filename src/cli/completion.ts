import { askedWrongly, defineCommand, told } from './command.ts'
import { bashScript } from './completion/bash.ts'
import { fishScript } from './completion/fish.ts'
import { zshScript } from './completion/zsh.ts'

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript }
const SHELLS = Object.keys(SCRIPTS)

export const command = defineCommand({
  name: 'completion',
  summary: 'completes commands, options and guides in your shell',
  argument: { name: 'bash|zsh|fish', fills: SHELLS, fillsNext: [], least: 1, most: 1, ask: 'Name your shell' },
  options: {},
  examples: [
    {
      line: 'source <(npx guidepost completion bash)',
      does: 'bash, for this terminal; put it into ~/.bashrc to keep it',
    },
    { line: 'source <(npx guidepost completion zsh)', does: 'zsh, after compinit; put it into ~/.zshrc to keep it' },
    { line: 'npx guidepost completion fish | source', does: 'fish' },
  ],
  ends: 'it failed',
  async run({ args: [shell = ''] }) {
    const write = Object.entries(SCRIPTS).find(([name]) => name === shell)?.[1]
    if (!write) return askedWrongly(`"${shell}" is no shell we know.`, `Choose one of ${SHELLS.join(', ')}.`)
    const { loadCommands } = await import('./commands.ts')
    const commands = (await loadCommands()).flatMap((group) => group.commands)
    const script = write(commands)
    return told({ shell, script }, [script])
  },
})
