package io.slipway.portal.deployment;

import io.slipway.engine.ImageDetails;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an image says about how its container is asked: labels `io.slipway.*` of the Dockerfile, and `EXPOSE`.
record ModelContract(
        int port,
        @Nullable String predictPath,
        @Nullable String healthPath,
        @Nullable String contract,
        @Nullable String sample,
        @Nullable String pagePath) {
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2}){0,500}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._/-]{1,64}");
    private static final Pattern FILE = Pattern.compile("[^\\p{Cntrl}]{1,500}");

    /// Reads the contract of an image.
    ///
    /// @throws LaunchFailure when it has no port, or a label makes no sense
    static ModelContract of(ImageDetails image) {
        var labels = image.labels();
        return new ModelContract(
                port(labels, image.exposedPorts()),
                checked(labels, "io.slipway.predict", PATH, "a path such as /predict"),
                checked(labels, "io.slipway.health", PATH, "a path such as /health"),
                checked(labels, "io.slipway.contract", WORD, "one word such as raw"),
                checked(labels, "io.slipway.sample", FILE, "the name of a file of the revision"),
                checked(labels, "io.slipway.page", PATH, "a path such as /"));
    }

    private static int port(Map<String, String> labels, List<Integer> exposed) {
        var label = labels.get("io.slipway.port");
        if (label != null) {
            return parsed(label);
        }
        if (exposed.size() == 1) {
            return exposed.getFirst();
        }
        throw exposed.isEmpty()
                ? new LaunchFailure(
                        "Could not find the endpoint: the image exposes no port.",
                        "Add 'EXPOSE 8080' with the port your server listens on to the Dockerfile, and for a model"
                                + " 'LABEL io.slipway.predict=/predict io.slipway.health=/health'; then save a new"
                                + " revision.")
                : new LaunchFailure(
                        "Could not find the endpoint: the image exposes several ports (%s).".formatted(exposed),
                        "Say which one answers: add 'LABEL io.slipway.port=%d' to the Dockerfile, and save a new revision."
                                .formatted(exposed.getFirst()));
    }

    private static int parsed(String label) {
        int port = label.matches("[0-9]{1,5}") ? Integer.parseInt(label) : 0;
        if (port < 1 || port > 65_535) {
            throw wrong("io.slipway.port", "a port such as 8080");
        }
        return port;
    }

    private static @Nullable String checked(Map<String, String> labels, String key, Pattern grammar, String meant) {
        var value = labels.get(key);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!grammar.matcher(value).matches()) {
            throw wrong(key, meant);
        }
        return value;
    }

    private static LaunchFailure wrong(String key, String meant) {
        return new LaunchFailure(
                "Could not find the endpoint: the image's label %s makes no sense.".formatted(key),
                "It should be %s. Correct the LABEL in the Dockerfile, and save a new revision.".formatted(meant));
    }
}
