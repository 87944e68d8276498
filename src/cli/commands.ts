import { nearest } from '../core/nearest.ts'
import { askedWrongly, type Command, type Wrong } from './command.ts'

/** The table of commands, by what somebody wants to do. A command's file is read when it is needed. */

type Load = () => Promise<{ command: Command }>

export interface Group {
  title: string
  commands: Readonly<Record<string, Load>>
}

export const GROUPS: readonly Group[] = [
  {
    title: 'Writing',
    commands: {
      backlog: () => import('./backlog.ts'),
      gaps: () => import('./gaps.ts'),
      new: () => import('./new.ts'),
      check: () => import('./check.ts'),
      preview: () => import('./preview.ts'),
      translate: () => import('./translate.ts'),
      changed: () => import('./changed.ts'),
      status: () => import('./status.ts'),
      rename: () => import('./rename.ts'),
      retire: () => import('./retire.ts'),
    },
  },
  {
    title: 'Reading the figures',
    commands: {
      report: () => import('./report.ts'),
      search: () => import('./search.ts'),
      learn: () => import('./learn.ts'),
      'access-log': () => import('./access-log.ts'),
    },
  },
  {
    title: 'Moving in and out',
    commands: {
      import: () => import('./import.ts'),
      export: () => import('./export.ts'),
      'import-tickets': () => import('./import-tickets.ts'),
    },
  },
  {
    title: 'Running it',
    commands: {
      doctor: () => import('./doctor.ts'),
      build: () => import('./build.ts'),
      sample: () => import('./sample.ts'),
      'sign-in': () => import('./sign-in.ts'),
      token: () => import('./token.ts'),
      completion: () => import('./completion.ts'),
    },
  },
]

/** The command of a name, or which one was probably meant. */
export async function findCommand(name: string): Promise<Command | Wrong> {
  const known = new Map(GROUPS.flatMap(({ commands }) => Object.entries(commands)))
  const load = known.get(name)
  if (load) return (await load()).command
  const near = nearest(name, [...known.keys()])
  return askedWrongly(
    `There is no command "${name}".`,
    near === null
      ? `There are:\n${[...known.keys()].map((each) => `  npx guidepost ${each}`).join('\n')}`
      : `Did you mean "${near}"? \`npx guidepost help\` lists them all.`,
  )
}

/** All of them, group by group. */
export function loadCommands(): Promise<{ title: string; commands: Command[] }[]> {
  return Promise.all(
    GROUPS.map(async ({ title, commands }) => ({
      title,
      commands: await Promise.all(Object.values(commands).map(async (load) => (await load()).command)),
    })),
  )
}
