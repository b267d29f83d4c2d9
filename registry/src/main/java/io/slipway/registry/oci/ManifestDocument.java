package io.slipway.registry.oci;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a pushed manifest says, as far as a registry reads it.
///
/// @param artifactType what it is; the type of the configuration where the manifest does not say
/// @param config none for lists of manifests
record ManifestDocument(
        String mediaType,
        String artifactType,
        @Nullable Descriptor config,
        List<Descriptor> layers,
        @Nullable Descriptor subject,
        Map<String, String> annotations) {
    private static final Set<String> IMAGES =
            Set.of(OciManifest.IMAGE, "application/vnd.docker.distribution.manifest.v2+json");
    private static final Set<String> LISTS =
            Set.of(OciManifest.INDEX, "application/vnd.docker.distribution.manifest.list.v2+json");
    private static final JsonMapper JSON = JsonMapper.shared();

    /// @param type as the request says; the manifest must not say otherwise
    static ManifestDocument parse(String type, byte[] content) {
        var root = read(content);
        if (root.path("schemaVersion").asInt(0) != 2) {
            throw OciException.invalid("it has no schemaVersion 2");
        }
        var stated = root.path("mediaType").asString(type);
        if (!stated.equals(type)) {
            throw OciException.invalid("it says that it is a '%s', the request says '%s'".formatted(stated, type));
        }
        var annotations = annotations(root.path("annotations"));
        var subject = root.hasNonNull("subject") ? descriptor(root.path("subject")) : null;
        if (LISTS.contains(type)) {
            list(root, "manifests").forEach(ManifestDocument::descriptor);
            return new ManifestDocument(
                    type, root.path("artifactType").asString(""), null, List.of(), subject, annotations);
        }
        if (!IMAGES.contains(type)) {
            throw OciException.invalid("its type is neither an image manifest nor an index");
        }
        var config = descriptor(root.path("config"));
        var layers =
                list(root, "layers").stream().map(ManifestDocument::descriptor).toList();
        var artifactType = root.path("artifactType").asString(config.mediaType());
        return new ManifestDocument(type, artifactType, config, layers, subject, annotations);
    }

    /// The blobs that it names.
    List<Descriptor> blobs() {
        return Stream.concat(Stream.ofNullable(config), layers.stream()).toList();
    }

    /// Those that must be there before it is taken. A script brings all its files, and gives its repository the empty
    /// configuration.
    List<Descriptor> required() {
        if (isScript()) {
            return Objects.requireNonNull(config).digest().equals(Descriptor.EMPTY.digest()) ? layers : blobs();
        }
        return blobs().stream().filter(blob -> !blob.isKeptElsewhere()).toList();
    }

    /// Whether it is meant as a revision: our own type, or files with names, as `oras push` sends them.
    boolean isScript() {
        return subject == null
                && config != null
                && (artifactType.equals(RevisionManifests.ARTIFACT_TYPE)
                        || !layers.isEmpty()
                                && layers.stream()
                                        .allMatch(layer -> layer.annotations().containsKey(Descriptor.TITLE)));
    }

    private static JsonNode read(byte[] content) {
        try {
            var root = JSON.readTree(content);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw OciException.invalid("it is no JSON");
        }
        throw OciException.invalid("it is no JSON object");
    }

    private static List<JsonNode> list(JsonNode root, String field) {
        if (!root.path(field).isArray()) {
            throw OciException.invalid("it has no list '%s'".formatted(field));
        }
        var nodes = new ArrayList<JsonNode>();
        root.path(field).forEach(nodes::add);
        return nodes;
    }

    private static Descriptor descriptor(JsonNode node) {
        var size = node.path("size");
        var type = node.path("mediaType").asString("");
        if (type.isEmpty() || !size.isIntegralNumber() || size.asLong() < 0) {
            throw OciException.invalid("one of its descriptors has no media type, or no size");
        }
        return new Descriptor(
                type,
                OciDigest.parse(node.path("digest").asString("")),
                size.asLong(),
                annotations(node.path("annotations")));
    }

    private static Map<String, String> annotations(JsonNode node) {
        var annotations = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asString("")));
        return annotations;
    }
}
