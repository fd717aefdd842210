package io.netfutures.lab.box;

/**
 * One session at a device's command line, as a machine without threads, sockets or waiting: bytes in, {@link Output} out.
 *
 * <pre>
 * Read --receive--> Read | Answer | Pause | HangUp
 * Answer, Pause --resume--> Read | Answer | Pause | HangUp
 * </pre>
 *
 * What arrives before {@link #resume} is kept and read after it. Calls for one conversation must not overlap; conversations
 * with the same machine may run at the same time.
 */
public interface Conversation {
    /** Prints the banner, then asks the questions of the login or shows the first prompt. */
    Output start();

    /** Types these bytes. Returns {@code Read} without text while an answer or a pause is still to be resumed. */
    Output receive(byte[] bytes, int from, int count);

    /** Goes on after {@link Output.Answer} or {@link Output.Pause}. */
    Output resume();

    /** Runs one command without a prompt, as {@code ssh r1 "show clock"} does, then hangs up. */
    Output exec(String command);

    /** Ends the session: the machine forgets it. */
    void close();
}
