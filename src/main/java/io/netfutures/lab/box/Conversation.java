package io.netfutures.lab.box;

/**
 * One session at a device's command line, as a machine without threads, sockets or waiting: bytes in, {@link Output} out.
 *
 * <pre>
 * Read --receive--> Read | Answer | Pause | HangUp
 * Answer, Pause --resume--> Read | Answer | Pause | HangUp
 * </pre>
 *
 * What arrives before {@link #resume} is kept and read after it. Calls for one dialogue must not overlap; those of one device
 * may be used at the same time.
 */
public interface Conversation {
    /** Banner, dialogues and the first prompt. */
    Output start();

    /** Types these bytes. Says {@code Read} without text while something started before is still to be resumed. */
    Output receive(byte[] bytes, int from, int count);

    /** Goes on after {@link Output.Answer} or {@link Output.Pause}. */
    Output resume();

    /** Runs one command without a prompt, as {@code ssh r1 "show clock"} does, then hangs up. */
    Output exec(String command);

    /** Forgets the session. */
    void close();
}
