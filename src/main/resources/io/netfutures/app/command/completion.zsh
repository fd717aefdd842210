#compdef netfutures
# Completion of netfutures for zsh: source it, or call it _netfutures in a folder of $fpath; see netfutures completion --help.

_netfutures() {
    local program=${(Q)words[1]} line kind
    local -a answer whole begun
    # The one of the PATH, or else the one that is being typed.
    if (( $+commands[netfutures] )); then
        program=netfutures
    else
        program=${program/#\~\//$HOME/}
    fi
    answer=("${(@f)$("$program" __complete zsh -- "${(@Q)words[1,CURRENT-1]}" "$PREFIX" 2>/dev/null </dev/null)}") || return 1
    kind=$answer[1]
    for line in "${(@)answer[2,-1]}"; do
        local word=${line%%$'\t'*} says=${line#*$'\t'}
        word=${${word//\\/\\\\}//:/\\:}
        [[ -n $says ]] && word+=:$says
        if [[ ${line%%$'\t'*} == *[=/:] ]]; then
            begun+=("$word")
        else
            whole+=("$word")
        fi
    done
    local found=1
    (( $#whole )) && _describe -t words 'netfutures' whole && found=0
    (( $#begun )) && _describe -t words 'netfutures' begun -S '' && found=0
    if [[ $kind == (files|folders)* ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        if [[ $kind == files* ]]; then
            _files && found=0
        else
            _files -/ && found=0
        fi
    fi
    return found
}

if [[ $funcstack[1] == _netfutures ]]; then
    _netfutures "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _netfutures netfutures
fi
