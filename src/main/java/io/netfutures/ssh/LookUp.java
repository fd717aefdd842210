package io.netfutures.ssh;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import org.jspecify.annotations.Nullable;

/** A look-up of a name in the common pool, which makes room for others as long as it blocks. */
final class LookUp implements ManagedBlocker {
    private final String name;
    private @Nullable InetAddress address;
    private @Nullable UnknownHostException failure;

    LookUp(String name) {
        this.name = name;
    }

    /** Blocks until the name is resolved, and cannot be interrupted. */
    InetAddress address() {
        try {
            ForkJoinPool.managedBlock(this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (address == null) {
            throw new UncheckedIOException(failure == null ? new UnknownHostException(name) : failure);
        }
        return address;
    }

    @Override
    public boolean block() {
        try {
            address = InetAddress.getByName(name);
        } catch (UnknownHostException e) {
            failure = e;
        }
        return true;
    }

    @Override
    public boolean isReleasable() {
        return address != null || failure != null;
    }
}
