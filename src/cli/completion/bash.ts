import type { Command, Fills } from '../command.ts'
import { branchesOf, choicesOf, entriesOf, takers } from './entries.ts'

/** The script that makes bash complete `npx guidepost` and `guidepost`. */
export function bashScript(commands: readonly Command[]): string {
  const entries = entriesOf(commands)
  const { values, first, later } = branchesOf(entries, filler)
  return `# Completes npx guidepost. Written by: npx guidepost completion bash
_guidepost_root() {
  local folder=$PWD
  while [[ -n $folder && ! -f $folder/content/topics.yaml ]]; do folder=\${folder%/*}; done
  printf '%s' "$folder"
}

# guides, locales or topics of the checkout that we are in
_guidepost_list() {
  local root file rest
  root=$(_guidepost_root)
  case $1 in
    guides)
      for file in "$root"/content/*/*/*.mdx; do
        [[ -f $file ]] || continue
        rest=\${file%/*.mdx}
        file=\${file##*/}
        # a name alone, for whoever began with one
        [[ -z $current || $current == */* ]] || printf '%s\\n' "\${file%.mdx}"
        printf '%s/%s\\n' "\${rest##*/}" "\${file%.mdx}"
      done | sort -u ;;
    locales) for file in "$root"/locales/*/; do [[ -d $file ]] || continue; file=\${file%/}; printf '%s\\n' "\${file##*/}"; done ;;
    topics) sed -n 's/^\\([a-z0-9-]*\\):.*/\\1/p' "$root/content/topics.yaml" ;;
  esac 2>/dev/null
}

_guidepost_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }

_guidepost_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}

# $1: where in the line the command's name stands; whether it has an argument before the cursor
_guidepost_is_later() {
  local at=$1
  while ((++at < COMP_CWORD)); do
    case \${COMP_WORDS[at]} in
      =) ((at++)) ;;
      -*)
        case \${COMP_WORDS[$1]}:\${COMP_WORDS[at]} in
          ${takers(entries).join('|')}) [[ \${COMP_WORDS[at+1]} == = ]] || ((at++)) ;;
        esac ;;
      *) return 0 ;;
    esac
  done
  return 1
}

# $1: where in the line the command's name stands
_guidepost_from() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  local name=\${COMP_WORDS[$1]}
  COMPREPLY=()
  # bash takes --locale=es for three words
  if [[ $current == = ]]; then current=''; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD == $1)); then
    _guidepost_words "${entries.map(({ name }) => name).join(' ')} --help"
    return
  fi
  case $name:$before in
${values}
  *)
    if [[ $current == -* ]]; then
      case $name in
${entries.map(({ name, options }) => `      ${name}) _guidepost_words "${options.map((option) => `--${option.name}`).join(' ')}" ;;`).join('\n')}
      esac
    elif _guidepost_is_later "$1"; then
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

_guidepost() { _guidepost_from 1; }

# npx completes other commands as before
_guidepost_npx() {
  if [[ \${COMP_WORDS[1]} == guidepost ]] && ((COMP_CWORD > 1)); then _guidepost_from 2
  elif [[ -n $_guidepost_npx_before ]]; then "$_guidepost_npx_before" "$@"
  fi
}

if [[ $(complete -p npx 2>/dev/null) != *_guidepost_npx* ]]; then
  _guidepost_npx_before=$(complete -p npx 2>/dev/null | sed -n 's/.* -F \\([^ ]*\\) .*/\\1/p')
fi
complete -F _guidepost guidepost
complete -o default -F _guidepost_npx npx`
}

function filler(fills: Fills): string {
  if (fills === 'files') return '_guidepost_files'
  const { words = [], lists = [] } = choicesOf(fills) ?? {}
  const all = [...words, ...lists.map((list) => `$(_guidepost_list ${list})`)]
  return all.length === 0 ? ':' : `_guidepost_words "${all.join(' ')}"`
}
