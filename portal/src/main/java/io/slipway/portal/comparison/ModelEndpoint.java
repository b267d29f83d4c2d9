package io.slipway.portal.comparison;

import io.slipway.engine.ImageDetails;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a model container takes predictions, as its image declares it by labels.
///
/// @param sample the file of the revision that holds a payload, if it names one
record ModelEndpoint(int port, String predictPath, String healthPath, Optional<String> sample) {
    static final int DEFAULT_PORT = 8080;
    private static final int MAX_PORT = 65_535;
    private static final Pattern PATH = Pattern.compile("/[!-~]{0,500}");

    ModelEndpoint {
        requirePath("io.slipway.predict", predictPath);
        requirePath("io.slipway.health", healthPath);
    }

    static ModelEndpoint of(ImageDetails image) {
        var labels = image.labels();
        return new ModelEndpoint(
                value(labels, "io.slipway.port")
                        .map(ModelEndpoint::port)
                        .orElseGet(
                                () -> image.exposedPorts().stream().findFirst().orElse(DEFAULT_PORT)),
                value(labels, "io.slipway.predict").orElse("/predict"),
                value(labels, "io.slipway.health").orElse("/health"),
                value(labels, "io.slipway.sample"));
    }

    private static Optional<String> value(Map<String, String> labels, String key) {
        return Optional.ofNullable(labels.get(key)).filter(value -> !value.isBlank());
    }

    private static int port(String label) {
        int port = label.matches("[0-9]{1,5}") ? Integer.parseInt(label) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new RunFailure(
                    "Could not use the image: its label io.slipway.port is not a port.",
                    "Write a number such as 8080, and build again.");
        }
        return port;
    }

    private static void requirePath(String label, String path) {
        if (!PATH.matcher(path).matches() || !isUriPath(path)) {
            throw new RunFailure(
                    "Could not use the image: its label %s is not a path.".formatted(label),
                    "Write a path that begins with a slash and has no spaces, such as /predict, and build again.");
        }
    }

    private static boolean isUriPath(String path) {
        try {
            return path.equals(new URI(path).toString());
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
