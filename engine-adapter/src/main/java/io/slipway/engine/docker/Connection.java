package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.slipway.engine.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The line to one engine: its two clients, the API version agreed on, and a deadline for every call.
///
/// Short calls and streams have a client each, so that no number of open streams keeps a short call waiting.
final class Connection implements AutoCloseable {
    /// How long an ordinary question may take.
    private static final Duration QUESTION = Duration.ofSeconds(15);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int SHORT_CALLS = 64;
    private static final RemoteApiVersion OLDEST = RemoteApiVersion.create(1, 41);
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.create(1, 51);

    private final URI address;
    private final Duration question;
    private final TimedCalls calls = new TimedCalls();
    private final DockerHttpClient shortHttp;
    private final DockerHttpClient streamHttp;
    private volatile @Nullable Agreed agreed;

    /// What was negotiated, and the clients that speak it.
    private record Agreed(RemoteApiVersion api, DockerClient docker, DockerClient streams) {}

    Connection(URI address) {
        this(address, QUESTION);
    }

    Connection(URI address, Duration question) {
        this.question = question;
        var scheme = address.getScheme();
        if (scheme == null || !Set.of("unix", "tcp").contains(scheme)) {
            throw new IllegalArgumentException(
                    "'%s' is not an engine's address: unix:///path/to/socket or tcp://host:port".formatted(address));
        }
        this.address = address;
        this.shortHttp = transport(SHORT_CALLS);
        this.streamHttp = transport(Integer.MAX_VALUE);
    }

    private DockerHttpClient transport(int connections) {
        return new SingleUse(new ApacheDockerHttpClient.Builder()
                .dockerHost(address)
                .maxConnections(connections)
                .connectionTimeout(CONNECT)
                .build());
    }

    /// Whether the engine runs on this very machine, as far as the address tells.
    boolean local() {
        return "unix".equals(address.getScheme());
    }

    /// Asks the engine something, within the time an ordinary question may take.
    <T> T ask(String action, Call<T> call) {
        return ask(action, question, call);
    }

    /// Asks the engine something, within this time.
    <T> T ask(String action, Duration limit, Call<T> call) {
        return calls.call(action, limit, () -> call.on(agreed().docker()));
    }

    /// Runs something that makes its own requests, within this time.
    <T> T within(String action, Duration limit, Callable<T> call) {
        return calls.call(action, limit, call);
    }

    /// The client for what stays open.
    DockerClient streams(String action) {
        return calls.call(action, question, () -> agreed().streams());
    }

    /// The agreed API version, negotiated again when the engine behind the address has changed.
    RemoteApiVersion apiVersion(JsonNode version) {
        return agreeOn(version).api();
    }

    /// The engine's answer to `GET /version`, which needs no agreement.
    JsonNode version(String action) {
        return calls.call(action, question, () -> getJson("/version"));
    }

    private Agreed agreed() throws IOException {
        var known = agreed;
        return known != null ? known : agreeOn(getJson("/version"));
    }

    private synchronized Agreed agreeOn(JsonNode version) {
        var theirs = RemoteApiVersion.parseConfig(version.path("ApiVersion").asText("0.0"));
        if (!theirs.isGreaterOrEqual(OLDEST)) {
            throw new EngineException.Unsupported(
                    "speak with the engine",
                    "it offers API %s, Slipway needs %s. Update the engine to 20.10 or newer"
                            .formatted(theirs.getVersion(), OLDEST.getVersion()),
                    null);
        }
        var api = theirs.isGreaterOrEqual(NEWEST) ? NEWEST : theirs;
        var known = agreed;
        if (known == null || !known.api().equals(api)) {
            known = new Agreed(api, client(api, shortHttp), client(api, streamHttp));
            agreed = known;
        }
        return known;
    }

    // Not the default builder: that one listens to environment variables and system properties.
    private DockerClient client(RemoteApiVersion api, DockerHttpClient http) {
        var config = new DefaultDockerClientConfig.Builder()
                .withDockerHost(address.toString())
                .withDockerTlsVerify(false)
                .withApiVersion(api)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    /// The engine's JSON for a path without a version.
    JsonNode getJson(String path) throws IOException {
        var request = Request.builder().method(Method.GET).path(path).build();
        try (var response = shortHttp.execute(request)) {
            return Json.read(response.getBody());
        }
    }

    /// Sends a request whose answer is a stream. The path gets the agreed version in front.
    DockerHttpClient.Response open(Request.Builder request, String path) {
        try {
            var api = agreed().api().getVersion();
            return streamHttp.execute(request.path("/v" + api + path).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A socket to the engine of its own, for what is no ordinary exchange.
    SocketChannel socket() throws IOException {
        var to = local()
                ? UnixDomainSocketAddress.of(address.getPath())
                : new InetSocketAddress(address.getHost(), address.getPort());
        return SocketChannel.open(to);
    }

    /// The path with the agreed version in front.
    String versioned(String path) throws IOException {
        return "/v" + agreed().api().getVersion() + path;
    }

    /// Posts without a body on the client for short calls.
    int post(String path) throws IOException {
        var api = agreed().api().getVersion();
        var request =
                Request.builder().method(Method.POST).path("/v" + api + path).build();
        try (var response = shortHttp.execute(request)) {
            return response.getStatusCode();
        }
    }

    @Override
    public void close() {
        calls.close();
        try (shortHttp;
                streamHttp) {
            agreed = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One question to the engine.
    @FunctionalInterface
    interface Call<T> {
        T on(DockerClient docker) throws Exception;
    }
}
