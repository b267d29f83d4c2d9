package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.slipway.engine.BadArchiveException;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageReference;
import io.slipway.engine.LayerProgress;
import io.slipway.engine.PullRequest;
import io.slipway.engine.RegistryLogin;
import io.slipway.engine.RunningTransfer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Images to registries and from them.
///
/// The engine sends an image under a name that it has for it, so that a push gives the image its name there for as
/// long as it takes; builds that begin with that name are refused meanwhile. A pull asks for the digest first and
/// brings
/// in exactly that, without any name; what came is taken in like an archive, so that neither names nor labels of others
/// get through.
final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final Duration LOOK_UP = Duration.ofMinutes(1);
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Connection connection;
    private final Images images;
    private final Archives archives;
    private final LentNames lent;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<Transfer> running = ConcurrentHashMap.newKeySet();

    /// @param lent is told which names are in use for a transfer alone
    Transfers(Connection connection, Images images, Archives archives, LentNames lent) {
        this.connection = connection;
        this.images = images;
        this.archives = archives;
        this.lent = lent;
    }

    RunningTransfer push(
            ImageId id, ImageReference to, @Nullable RegistryLogin login, Consumer<LayerProgress> progress) {
        var action = "push the image to " + to;
        images.requireOurs(action, id);
        return start(action, progress, transfer -> push(action, transfer, id, to, login));
    }

    RunningTransfer pull(PullRequest request, Consumer<LayerProgress> progress) {
        var action = "pull the image " + request.from();
        return start(action, progress, transfer -> pull(action, transfer, request));
    }

    private RunningTransfer start(String action, Consumer<LayerProgress> progress, Transfer.Work work) {
        var transfer = new Transfer(connection, action, progress);
        running.add(transfer);
        transfer.start(work, running::remove);
        return transfer;
    }

    private String push(String action, Transfer transfer, ImageId id, ImageReference to, @Nullable RegistryLogin login)
            throws IOException {
        if (!names.add(to.value())) {
            throw new EngineException.Conflict(action, "an image is just being pushed there. Try again soon", null);
        }
        try {
            lent.lend(to.repository());
            var before = images.find(to).map(image -> image.id()).filter(other -> !other.equals(id));
            name(action, id, to);
            try {
                return pushed(action, transfer, to, login);
            } finally {
                before.ifPresentOrElse(other -> name(action, other, to), () -> forget(to.value()));
            }
        } finally {
            lent.takeBack(to.repository());
            names.remove(to.value());
        }
    }

    private static String pushed(String action, Transfer transfer, ImageReference to, @Nullable RegistryLogin login)
            throws IOException {
        var digest = new String[1];
        transfer.post("/images/%s/push?tag=%s".formatted(to.repository(), to.tag()), login, message -> {
            if (message.path("aux").has("Digest")) {
                digest[0] = message.path("aux").path("Digest").asText();
            }
        });
        if (digest[0] == null || !DIGEST.matcher(digest[0]).matches()) {
            throw new EngineException.Rejected(action, "the registry did not say that it has it", null);
        }
        return digest[0];
    }

    private String pull(String action, Transfer transfer, PullRequest request) throws IOException {
        var digest = digest(action, request);
        var pinned = request.from().repository() + "@" + digest;
        var before = images.find(action, pinned);
        lent.lend(request.from().repository());
        try {
            var sizes = new HashMap<String, Long>();
            transfer.post(
                    "/images/create?fromImage=%s&tag=%s"
                            .formatted(encoded(request.from().repository()), encoded(digest)),
                    request.login(),
                    message -> refuseLarge(action, message, sizes, request.largest()));
            takeIn(action, pinned, request);
            if (transfer.isCut()) {
                forget(request.name().value());
            }
            transfer.refuseWhenCut();
            return digest;
        } finally {
            if (before.isEmpty()) {
                forget(pinned);
            }
            lent.takeBack(request.from().repository());
        }
    }

    private String digest(String action, PullRequest request) {
        var found = connection.within(action, LOOK_UP, () -> {
            var look =
                    Request.builder().method(Method.GET).putHeader("X-Registry-Auth", Transfer.header(request.login()));
            try (var answer =
                    Failures.checked(action, connection.open(look, "/distribution/" + request.from() + "/json"))) {
                return Json.read(answer.getBody());
            }
        });
        var digest = found.path("Descriptor").path("digest").asText();
        if (!DIGEST.matcher(digest).matches()) {
            throw new EngineException.Rejected(action, "the registry names it in a way that makes no sense", null);
        }
        return digest;
    }

    private static void refuseLarge(String action, JsonNode message, Map<String, Long> sizes, long largest) {
        var total = message.path("progressDetail").path("total").asLong();
        if (total > 0) {
            sizes.merge(message.path("id").asText(), total, Math::max);
        }
        if (sizes.values().stream().mapToLong(Long::longValue).sum() > largest) {
            throw tooLarge(action, largest);
        }
    }

    private static EngineException tooLarge(String action, long largest) {
        return new EngineException.Rejected(action, "it is larger than %d bytes".formatted(largest), null);
    }

    private void takeIn(String action, String pinned, PullRequest request) {
        var came = images.find(action, pinned)
                .orElseThrow(() -> new EngineException.Rejected(action, "the engine did not take it", null));
        if (came.sizeBytes() > request.largest()) {
            throw tooLarge(action, request.largest());
        }
        try (var archive = archives.open(came.id())) {
            archives.load(archive, request.largest(), request.name(), request.labels());
        } catch (BadArchiveException e) {
            throw new EngineException.Rejected(action, e.why(), e);
        } catch (IOException e) {
            throw Failures.translated(action, e);
        }
    }

    private void name(String action, ImageId id, ImageReference name) {
        connection.ask(action, docker -> {
            docker.tagImageCmd(id.value(), name.repository(), name.tag()).exec();
            return true;
        });
    }

    /// Takes a name away that was needed for a moment.
    private void forget(String name) {
        try {
            connection.ask("forget the name " + name, docker -> {
                try {
                    docker.removeImageCmd(name).exec();
                    return true;
                } catch (DockerException e) {
                    LOG.debug("{} stays on the engine: {}", name, e.getMessage());
                    return false;
                }
            });
        } catch (EngineException e) {
            LOG.warn("The name {} stays on the engine: {}", name, e.getMessage());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    void close() {
        running.forEach(Transfer::close);
    }
}
