# bash completion for bitcoin-node-monitor. The words come from the program itself.
_bitcoin_node_monitor() {
    # shellcheck disable=SC2034 # _init_completion sets them
    local cur prev words cword split
    _init_completion -s || return
    case $prev in
        --env-file)
            _filedir
            return
            ;;
        --data-dir | --screenshot)
            _filedir -d
            return
            ;;
        --export)
            mapfile -t COMPREPLY < <(compgen -W "$("$1" --list-metrics 2>/dev/null |
                sed -n 's/^## //p')" -- "$cur")
            return
            ;;
        --set)
            mapfile -t COMPREPLY < <(compgen -S = -W "$("$1" --list-settings 2>/dev/null |
                sed -n 's/^| \([A-Z][A-Z0-9_]*\) .*/\1/p')" -- "$cur")
            compopt -o nospace
            return
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$("$1" --help 2>/dev/null |
        grep -oE '^ +(-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+')" -- "$cur")
} && complete -F _bitcoin_node_monitor bitcoin-node-monitor
