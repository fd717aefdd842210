# Completion of netfutures for bash 3.2 and newer: source it, see netfutures completion --help.

_netfutures() {
    local program=$1 answer kind line
    # The one of the PATH, or else the one that is being typed.
    if type -P netfutures >/dev/null; then
        program=netfutures
    elif [[ $program == '~/'* ]]; then
        program=$HOME/${program#'~/'}
    fi
    COMPREPLY=()
    answer=$("$program" __complete bash --breaks="$COMP_WORDBREAKS" -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null) || return 0
    kind=${answer%%$'\n'*}
    [[ $answer == *$'\n'* ]] && while IFS= read -r line; do
        COMPREPLY[${#COMPREPLY[@]}]=$line
    done <<<"${answer#*$'\n'}"
    case $kind in
        files*)
            while IFS= read -r line; do COMPREPLY[${#COMPREPLY[@]}]=$line; done < <(compgen -f -- "$2")
            compopt -o filenames 2>/dev/null
            ;;
        folders*)
            while IFS= read -r line; do COMPREPLY[${#COMPREPLY[@]}]=$line; done < <(compgen -d -- "$2")
            compopt -o filenames 2>/dev/null
            ;;
        *whole) ;;
        *) compopt -o nospace 2>/dev/null ;;
    esac
    return 0
}

complete -F _netfutures netfutures
