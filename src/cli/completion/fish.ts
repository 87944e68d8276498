import type { Command, Fills } from '../command.ts'
import { choicesOf, entriesOf, takers } from './entries.ts'

/** The script that makes fish complete `npx guidepost` and `guidepost`, each with what it does. */
export function fishScript(commands: readonly Command[]): string {
  const entries = entriesOf(commands)
  const lines = entries.flatMap(({ name, says, fills, fillsNext, options }) => [
    `-n __guidepost_at_name -a ${name} -d ${quoted(says)}`,
    ...options.map(
      (option) =>
        `-n '__guidepost_in ${name}' -l ${option.name}${option.takesValue ? ` -x${filler(option.fills)}` : ''} -d ${quoted(option.says)}`,
    ),
    ...(filler(fills) === '' ? [] : [`-n '__guidepost_in ${name}; and not __guidepost_is_later'${filler(fills)}`]),
    ...(filler(fillsNext) === '' ? [] : [`-n '__guidepost_in ${name}; and __guidepost_is_later'${filler(fillsNext)}`]),
  ])
  // What takes a file says so.
  lines.push("-n 'test (count (__guidepost_words)) -gt 0'")
  return `# Completes npx guidepost. Written by: npx guidepost completion fish
function __guidepost_words
    set -l words (commandline -opc)
    test "$words[1]" = npx; and set -e words[1]
    test "$words[1]" = guidepost; and test (count $words) -gt 1; and printf '%s\\n' $words[2..]
end

function __guidepost_at_name
    set -l words (commandline -opc)
    contains guidepost $words[1..2]; and test (count (__guidepost_words)) -eq 0
end

function __guidepost_in
    set -l words (__guidepost_words)
    test "$words[1]" = $argv[1]
end

# whether the command has an argument before the cursor
function __guidepost_is_later
    set -l words (__guidepost_words)
    set -l before
    for word in $words[2..]
        if contains -- "$words[1]:$before" ${takers(entries).join(' ')}
            set before
        else if string match -q -- '-*' $word
            set before $word
        else
            return 0
        end
    end
    return 1
end

function __guidepost_list
    set -l root $PWD
    while test -n "$root"; and not test -f $root/content/topics.yaml
        set root (string replace -r '/[^/]*$' '' $root)
    end
    switch $argv[1]
        case guides
            for file in $root/content/*/*/*.mdx
                string replace -r '^.*/([^/]+/[^/]+)\\.mdx$' '$1' $file
            end | sort -u
        case locales
            for folder in $root/locales/*/
                string replace -r '^.*/([^/]+)/$' '$1' $folder
            end
        case topics
            string match -r '^[a-z0-9-]+(?=:)' < $root/content/topics.yaml
    end
end

for program in guidepost npx
${lines.map((line) => `    complete -c $program -f ${line}`).join('\n')}
end`
}

function filler(fills: Fills): string {
  if (fills === 'files') return " -a '(__fish_complete_path)'"
  const { words = [], lists = [] } = choicesOf(fills) ?? {}
  const all = [...words, ...lists.map((list) => `(__guidepost_list ${list})`)]
  return all.length === 0 ? '' : ` -a ${quoted(all.join(' '))}`
}

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
