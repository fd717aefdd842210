package io.netfutures.app.chapter;

import io.netfutures.device.DeviceException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An uncaught exception as Python prints it: the calls from the outermost to the innermost, then type and message.
 *
 * <pre>
 * Traceback (most recent call last):
 *   File "submit.java", line 55, in main
 *   File "submit.java", line 47, in sendCommandToDevices
 * netmiko.ssh_exception.NetMikoAuthenticationException: Authentication failure: unable to connect cisco_ios 192.168.100.2:22
 * Authentication failed.
 * </pre>
 */
public final class Traceback {
    private Traceback() {}

    /** The text of {@code cause}, with the calls in the program {@code file} only. */
    public static String of(Throwable cause, String file) {
        StringBuilder text = new StringBuilder("Traceback (most recent call last):\n");
        List<StackTraceElement> calls = Arrays.asList(cause.getStackTrace().clone());
        Collections.reverse(calls);
        for (StackTraceElement call : calls) {
            if (file.equals(call.getFileName())) {
                text.append(
                        "  File \"%s\", line %d, in %s\n".formatted(file, call.getLineNumber(), call.getMethodName()));
            }
        }
        text.append(
                cause instanceof DeviceException failure
                        ? NetmikoWords.exceptionName(failure) + ": " + NetmikoWords.text(failure)
                        : cause.toString());
        return text.append('\n').toString();
    }
}
