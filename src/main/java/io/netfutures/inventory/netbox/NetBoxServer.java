package io.netfutures.inventory.netbox;

import io.netfutures.device.Printable;
import io.netfutures.yaml.FileMistake;
import io.netfutures.yaml.FileText;
import io.netfutures.yaml.JsonText;
import io.netfutures.yaml.Value;
import io.netfutures.yaml.Value.Entries;
import io.netfutures.yaml.Value.Entry;
import io.netfutures.yaml.Value.Items;
import io.netfutures.yaml.Value.Scalar;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A NetBox, asked page by page, within bounds of time and size. No redirection is followed. */
final class NetBoxServer implements AutoCloseable {
    private static final int LARGEST_PAGE = 32 << 20;
    private static final int MOST_PAGES = 2000;
    private static final int MOST_DEVICES = 200_000;

    private final HttpClient client;
    private final String token;
    private final Bounds bounds;

    /**
     * How long it may take.
     *
     * @param page one page, from the first byte sent to the last received
     * @param all all of them
     */
    record Bounds(Duration page, Duration all) {
        static final Bounds DEFAULT = new Bounds(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    /** @param token empty if there is none */
    NetBoxServer(String token, Bounds bounds) throws FileMistake {
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new FileMistake("NETBOX_TOKEN has characters that no token has; copy it once more, without blanks");
        }
        this.token = token;
        this.bounds = bounds;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(bounds.page())
                .build();
    }

    /** The devices of all pages. Blocks until they are there. */
    List<Entries> devices(NetBoxQuery query) throws FileMistake {
        if (!token.isEmpty() && !query.isPrivate()) {
            throw new FileMistake(shown(query.first()) + ": a token is sent over https only; write netbox:https://...");
        }
        long end = System.nanoTime() + bounds.all().toNanos();
        List<Entries> devices = new ArrayList<>();
        Set<URI> asked = new HashSet<>();
        for (URI page = query.first(); page != null; ) {
            if (!asked.add(page) || asked.size() > MOST_PAGES) {
                throw new FileMistake(
                        shown(page) + ": NetBox names this page as its own successor; the pages have no end");
            }
            Entries answer = page(page, end);
            results(answer, devices);
            page = next(answer, query);
        }
        return devices;
    }

    private static void results(Entries answer, List<Entries> devices) throws FileMistake {
        Entry results = answer.entries().get("results");
        if (results == null || !(results.value() instanceof Items list)) {
            throw answer.place().error("this is not a list of NetBox: there are no results in it");
        }
        for (Value each : list.items()) {
            if (!(each instanceof Entries device)) {
                throw each.place().error("a device of NetBox is a mapping");
            }
            if (devices.size() >= MOST_DEVICES) {
                throw each.place().error("NetBox has more than " + MOST_DEVICES + " such devices; ask for fewer");
            }
            devices.add(device);
        }
    }

    private static @Nullable URI next(Entries answer, NetBoxQuery query) throws FileMistake {
        Entry next = answer.entries().get("next");
        if (next == null
                || !(next.value() instanceof Scalar text)
                || text.text().equals("null")) {
            return null;
        }
        URI uri;
        try {
            uri = query.first().resolve(URI.create(text.text()));
        } catch (IllegalArgumentException e) {
            throw text.place().error("the next page has no address");
        }
        if (!query.hasOriginOf(uri)) {
            throw text.place()
                    .error("the next page is at " + shown(uri) + ", not at " + shown(query.first())
                            + "; a token is not sent elsewhere. If it is the same NetBox, its proxy must pass on the"
                            + " scheme and the host (X-Forwarded-Proto, Host)");
        }
        return uri;
    }

    private Entries page(URI page, long end) throws FileMistake {
        HttpRequest.Builder request = HttpRequest.newBuilder(page)
                .header("Accept", "application/json")
                .header("User-Agent", "netfutures")
                .GET();
        if (!token.isEmpty()) {
            request.header("Authorization", (token.startsWith("nbt_") ? "Bearer " : "Token ") + token);
        }
        long left = Math.min(bounds.page().toNanos(), end - System.nanoTime());
        HttpResponse<byte[]> response = answer(request.build(), left);
        String name = shown(page);
        if (response.statusCode() != 200) {
            throw refused(response, name);
        }
        String text = FileText.of(response.body(), name, "JSON");
        Optional<Value> root = JsonText.parse(name, text);
        if (root.isEmpty() || !(root.get() instanceof Entries answer)) {
            throw new FileMistake(name + ": this is not a list of NetBox");
        }
        return answer;
    }

    private HttpResponse<byte[]> answer(HttpRequest request, long nanos) throws FileMistake {
        String name = shown(request.uri());
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBody(LARGEST_PAGE));
        try {
            return answer.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new FileMistake(name + ": there is no whole answer within " + seconds(bounds.page()) + " s");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new FileMistake(name + ": interrupted");
        } catch (ExecutionException e) {
            throw new FileMistake(name + ": " + why(e.getCause()));
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? String.valueOf(duration.toSeconds())
                : String.valueOf(duration.toMillis() / 1e3);
    }

    private static String why(@Nullable Throwable cause) {
        return switch (cause) {
            case BoundedBody.TooLong tooLong ->
                "the answer is larger than " + (LARGEST_PAGE >> 20) + " MB; add limit=50";
            case SSLException tls ->
                "its certificate cannot be trusted or TLS fails (" + Printable.line(String.valueOf(tls.getMessage()))
                        + "); a CA of your own: JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE";
            case ConnectException refused -> "cannot be reached";
            case IOException other -> "cannot be asked: " + Printable.line(String.valueOf(other.getMessage()));
            case null, default -> "cannot be asked: " + Printable.line(String.valueOf(cause));
        };
    }

    private FileMistake refused(HttpResponse<byte[]> response, String name) {
        int code = response.statusCode();
        String what = switch (code) {
            case 401, 403 ->
                token.isEmpty()
                        ? "NetBox wants a token; put it into the environment variable NETBOX_TOKEN"
                        : "NetBox refuses the token in NETBOX_TOKEN, or it may not read devices";
            case 404 -> "there is no NetBox here; check the path";
            case 301, 302, 303, 307, 308 ->
                "leads to "
                        + response.headers()
                                .firstValue("Location")
                                .map(Printable::line)
                                .orElse("another place")
                        + ", which is not followed; write the address itself";
            case 400 -> "NetBox does not know a filter";
            case 429 -> "NetBox is asked too often; try again later";
            default -> code >= 500 ? "NetBox itself fails; try again later" : "NetBox refuses";
        };
        return new FileMistake(name + ": HTTP " + code + ": " + what + detail(response));
    }

    /** What NetBox says of it: {@code {"detail": "Invalid token"}}, or a mapping of filters to messages. */
    private String detail(HttpResponse<byte[]> response) {
        try {
            String text = FileText.of(response.body(), "answer", "JSON");
            Value root = JsonText.parse("answer", text).orElse(null);
            if (root instanceof Entries answer) {
                for (var each : answer.entries().entrySet()) {
                    Value said = each.getValue().value();
                    Value first = said instanceof Items list && !list.items().isEmpty()
                            ? list.items().getFirst()
                            : said;
                    if (first instanceof Scalar words && !words.text().isBlank()) {
                        String key = each.getKey().equals("detail") ? "" : each.getKey() + ": ";
                        String line = Printable.line(key + words.text());
                        String safe = token.isEmpty() ? line : line.replace(token, "****");
                        return " (" + (safe.length() > 200 ? safe.substring(0, 200) + "..." : safe) + ")";
                    }
                }
            }
        } catch (FileMistake ignored) {
            // A page for people, which says nothing more.
            return "";
        }
        return "";
    }

    /** Without what is asked for. */
    private static String shown(URI uri) {
        return Printable.line(uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
