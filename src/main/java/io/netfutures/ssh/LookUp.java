package io.netfutures.ssh;

import io.netfutures.device.DeviceException.DnsFailure;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The look-up of a name. It runs in the common pool, which makes room for others while it blocks: a look-up cannot be
 * interrupted, and would hold the carrier of a virtual thread.
 */
final class LookUp implements ManagedBlocker {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.*)?");

    private final String name;
    private @Nullable InetAddress address;
    private @Nullable UnknownHostException failure;

    private LookUp(String name) {
        this.name = name;
    }

    /**
     * The address to dial: {@code target} itself, or what its name resolves to. Blocks at most as long as the device may take to
     * connect.
     *
     * @param diagnosis of the attempt that needs the address
     */
    static InetSocketAddress of(InetSocketAddress target, ConnectionDiagnosis diagnosis)
            throws DnsFailure, InterruptedException {
        if (!target.isUnresolved()) {
            return target;
        }
        String name = target.getHostString();
        Duration bound = diagnosis.device().settings().timeouts().connect();
        try {
            InetAddress address = LITERAL.matcher(name).matches()
                    ? InetAddress.getByName(name)
                    : CompletableFuture.supplyAsync(new LookUp(name)::address)
                            .get(bound.toNanos(), TimeUnit.NANOSECONDS);
            return new InetSocketAddress(address, target.getPort());
        } catch (UnknownHostException e) {
            throw unknown(name, diagnosis, e);
        } catch (ExecutionException e) {
            throw unknown(name, diagnosis, e.getCause() instanceof UncheckedIOException failed ? failed.getCause() : e);
        } catch (TimeoutException e) {
            throw new DnsFailure(diagnosis.failure(
                    "the name " + name + " was not resolved within " + ConnectionDiagnosis.seconds(bound),
                    "look at the name server, or write an address",
                    e));
        }
    }

    private static DnsFailure unknown(String name, ConnectionDiagnosis diagnosis, @Nullable Throwable cause) {
        return new DnsFailure(diagnosis.failure(
                "the name " + name + " does not resolve",
                "check the name in " + diagnosis.device().origin() + ", or write an address",
                cause));
    }

    private InetAddress address() {
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
