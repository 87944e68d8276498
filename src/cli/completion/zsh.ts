import type { Command, Fills } from '../command.ts'
import { branchesOf, choicesOf, entriesOf, takers } from './entries.ts'

/** The script that makes zsh complete `npx guidepost` and `guidepost`, each with what it does. */
export function zshScript(commands: readonly Command[]): string {
  const entries = entriesOf(commands)
  const described = (rows: readonly (readonly [string, string])[]) =>
    rows.map(([word, says]) => quoted(`${word.replaceAll(':', '\\:')}:${says}`)).join(' ')
  const { values, first, later } = branchesOf(entries, filler)
  return `# Completes npx guidepost. Written by: npx guidepost completion zsh
_guidepost_list() {
  local root=$PWD
  while [[ -n $root && ! -f $root/content/topics.yaml ]]; do root=\${root%/*}; done
  local -a found
  case $1 in
    guides)
      found=($root/content/*/*/*.mdx(N))
      found=(\${(ou)\${found:r}#$root/content/*/})
      # a name alone, for whoever began with one
      [[ -z $words[CURRENT] || $words[CURRENT] == */* ]] || found+=(\${(u)found:t})
      print -l $found ;;
    locales) print -l $root/locales/*(N/:t) ;;
    topics) sed -n 's/^\\([a-z0-9-]*\\):.*/\\1/p' $root/content/topics.yaml 2>/dev/null ;;
  esac
}

_guidepost_words() { compadd -- "$@"; }

# $1: where in the line the command's name stands; whether it has an argument before the cursor
_guidepost_is_later() {
  local -i at=$1
  while ((++at < CURRENT)); do
    case $words[at] in
      -*) case $words[$1]:$words[at] in ${takers(entries).join('|')}) ((at++)) ;; esac ;;
      *) return 0 ;;
    esac
  done
  return 1
}

_guidepost() {
  local first=2
  if [[ $words[1] == npx ]]; then
    if [[ $words[2] != guidepost ]] || ((CURRENT == 2)); then _default; return; fi
    first=3
  fi
  local name=$words[$first]
  local -a rows
  if ((CURRENT == first)); then
    rows=(${described(entries.map(({ name, says }) => [name, says]))})
    _describe command rows
    return
  fi
  local before=$words[CURRENT-1]
  if [[ $words[CURRENT] == --*=* ]]; then
    before=\${words[CURRENT]%%=*}
    compset -P '*='
  fi
  case $name:$before in
${values}
  *)
    if [[ $words[CURRENT] == -* ]]; then
      case $name in
${entries.map(({ name, options }) => `      ${name}) rows=(${described(options.map((option) => [`--${option.name}`, option.says]))}) ;;`).join('\n')}
      esac
      _describe option rows
    elif _guidepost_is_later $first; then
      case $name in
${later}
      esac
    else
      case $name in
${first}
      esac
    fi ;;
  esac
}

compdef _guidepost guidepost npx`
}

function filler(fills: Fills): string {
  if (fills === 'files') return '_files'
  const { words = [], lists = [] } = choicesOf(fills) ?? {}
  const all = [...words.map(quoted), ...lists.map((list) => `\${(f)"$(_guidepost_list ${list})"}`)]
  return all.length === 0 ? ':' : `_guidepost_words ${all.join(' ')}`
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
