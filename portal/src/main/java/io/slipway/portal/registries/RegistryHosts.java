package io.slipway.portal.registries;

import io.slipway.engine.ImageReference;
import io.slipway.registry.InvalidException;
import java.util.List;
import org.springframework.stereotype.Component;

/// The registries that the site allows. Nobody makes the engine call any other.
@Component
public class RegistryHosts {
    private final List<RegistryHost> allowed;

    RegistryHosts(RegistryProperties properties) {
        this.allowed = properties.hosts().stream()
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(RegistryHost::new)
                .sorted()
                .toList();
    }

    /// All of them, sorted; empty when images stay where they are.
    public List<RegistryHost> all() {
        return allowed;
    }

    /// @throws InvalidException when the site does not allow it
    public void require(RegistryHost host) {
        if (!allowed.contains(host)) {
            throw new InvalidException(
                    "host",
                    allowed.isEmpty()
                            ? "this site allows no registry; its administrator names some in SLIPWAY_REGISTRIES"
                            : "this site does not allow the registry %s, but %s".formatted(host, allowed));
        }
    }

    /// The name of an image at a registry that the site allows.
    public ImageReference image(String field, String text) {
        try {
            var reference = new ImageReference(text.strip());
            require(hostOf(reference));
            return reference;
        } catch (InvalidException e) {
            throw e.at(field);
        } catch (IllegalArgumentException e) {
            throw new InvalidException(field, "name an image as host:port/path:tag, the path in lower case");
        }
    }

    /// The registry that the name leads to.
    public static RegistryHost hostOf(ImageReference image) {
        return new RegistryHost(image.registry()
                .orElseThrow(() -> new InvalidException("host", "begin with the registry, as in host:port/path:tag")));
    }
}
