# fish completion for bitcoin-node-monitor. The words come from the program itself.
set -l program bitcoin-node-monitor
complete -c $program -f
complete -c $program -n 'not __fish_seen_argument -l export -l set' -a '(bitcoin-node-monitor --help 2>/dev/null | string replace -rf "^ +(?:-[a-z], )?(--[a-z-]+)(?: <[^>]+>)? *(.*)" "\$1\t\$2")'
complete -c $program -l env-file -r -F
complete -c $program -l data-dir -x -a '(__fish_complete_directories)'
complete -c $program -l screenshot -x -a '(__fish_complete_directories)'
complete -c $program -l export -x -a '(bitcoin-node-monitor --list-metrics 2>/dev/null | string replace -rf "^## " "")'
complete -c $program -l set -x -a '(bitcoin-node-monitor --list-settings 2>/dev/null | string replace -rf "^\| ([A-Z][A-Z0-9_]*) .*" "\$1=")'
