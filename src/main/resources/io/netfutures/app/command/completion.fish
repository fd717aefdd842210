# Completion of netfutures for fish 3 and newer: source it, see netfutures completion --help.

function __netfutures_complete
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    # The one of the PATH, or else the one that is being typed.
    if command -q netfutures
        set program netfutures
    end
    set -l begun (commandline -ct)
    set -l answer ($program __complete fish -- $words "$begun" 2>/dev/null </dev/null)
    or return
    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
    set -l kept (string match -r -- '^--[^=]*=' "$begun")
    switch "$answer[1]"
        case 'files*'
            set -l files (__fish_complete_path (string replace -- "$kept" '' "$begun"))
            test (count $files) -gt 0; and printf '%s\n' "$kept"$files
        case 'folders*'
            set -l folders (__fish_complete_directories (string replace -- "$kept" '' "$begun"))
            test (count $folders) -gt 0; and printf '%s\n' "$kept"$folders
    end
end

complete -c netfutures -f -k -a '(__netfutures_complete)'
