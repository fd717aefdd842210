package io.netfutures.platform;

import java.util.List;

/** Words that change something, or leave the command line, on some device: no abbreviation may stand for one of them. */
final class WritingWords {
    /**
     * First words of commands. {@code sh} may not be shutdown or shell; see {@link ReadOnly}.
     */
    static final List<String> FIRST = words("""
            abort access-enable access-template activate add alias allocate apply archive assign attach autoupdate
            backup bash beep boot bootvar branch
            cal calendar call call-home cancel capture cd change changeto channel checkpoint clean clear cli clock clone close cluster commit
            config configure confirm connect copy crashdump create crypto cut
            data deactivate debug debugging define del delete deploy destroy detach disable discard disconnect
            do download downgrade dump
            eap echo edit edit-config enable enable-admin end enter environment erase event exit expert export
            failover fastboot fetch fips fix flash force format firmware fsck ftp
            generate graceful group guestshell
            halt hw-module
            import init initialize insert install isdn issu
            key kill
            lat license line load localtest lock log logging login logout
            mailer maintenance mark merge micro migrate mkdir modify module monitor mount move mpls mrm mtrace mv
            name name-connection ncia netconf no nslookup
            oir operational overwrite
            pad page partition passwd password patch pause policy power poweroff ppp process profile purge push put pwd
            quit
            radius reboot recover redundancy release reload remote-command remove rename renew replace request reset reset-configuration
            restart restore resume return revert rlogin rm rmdir rollback rsh run
            save schedule scp script sdlc self-test send service session set setup sftp slip sleep snapshot source squeeze ssh start
            start-shell startup-config stop sudo super support supportsave suspend switch switchover sync synchronize system system-view
            tar tclquit tclsh telnet test tftp top transaction transfer tunnel
            udld uncommit undebug undelete undo uninstall unlock unmount unset update upgrade upload username
            validate vi view vlan voice vtp
            wipe wr write
            x28 x3 xmodem xtd-cli-mode
            zeroize zip
            """);

    /** Verbs of a command line in which the verb stands behind its menu, and menus of which every verb writes. */
    static final List<String> MENU = words("""
            activate add apply attach backup-restore bandwidth-test blink cancel check-for-updates clear comment connect copy copy-to cp create debug delay delete
            detach disable disconnect do download downgrade edit eject enable error execute export-certificate fetch flood-ping flush for
            foreach format generate global if import info install issue kill local mac-telnet make-static mount move password put putfile quit
            reboot recover redo release remove rename renew repartition reset reset-configuration reset-counters reset-mac-address resolve
            restore revoke rm run save save-config-to scan send serial-terminal set shell shutdown sign special-login speed-test start stop sup-output take
            telnet test undo uninstall unmount unset update upgrade upload warning while wol
            """);

    /** What stands behind a pipe and writes a file, sends the output somewhere, or carries it out. */
    static final List<String> FILTERS = words("append diff email file redirect request save sed source tee vsh write");

    /** Programs that carry out what they read. */
    static final List<String> PROGRAMS = words("""
            awk bash gawk less perl python python2 python3 ruby sed sh su sudo tclsh vi vim vsh xargs zsh
            """);

    private WritingWords() {}

    static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
