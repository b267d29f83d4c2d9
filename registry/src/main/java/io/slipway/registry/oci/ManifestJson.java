package io.slipway.registry.oci;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes manifests so that the same facts are the same bytes everywhere: fields in one order, no spaces.
final class ManifestJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode root = JSON.createObjectNode();

    private ManifestJson(String mediaType) {
        root.put("schemaVersion", 2);
        root.put("mediaType", mediaType);
    }

    static ManifestJson artifact(String artifactType) {
        var manifest = new ManifestJson(OciManifest.IMAGE);
        manifest.root.put("artifactType", artifactType);
        manifest.root.set("config", node(Descriptor.EMPTY));
        manifest.root.putArray("layers");
        return manifest;
    }

    static ManifestJson index() {
        var index = new ManifestJson(OciManifest.INDEX);
        index.root.putArray("manifests");
        return index;
    }

    void layer(Descriptor layer) {
        root.withArray("layers").add(node(layer));
    }

    void manifest(Descriptor manifest, String artifactType) {
        var node = node(manifest);
        if (!artifactType.isEmpty()) {
            node.put("artifactType", artifactType);
        }
        root.withArray("manifests").add(node);
    }

    void subject(Descriptor subject) {
        root.set("subject", node(subject));
    }

    void annotations(Map<String, String> annotations) {
        write(annotations, root);
    }

    byte[] bytes() {
        return JSON.writeValueAsBytes(root);
    }

    private static ObjectNode node(Descriptor descriptor) {
        var node = JSON.createObjectNode();
        node.put("mediaType", descriptor.mediaType());
        node.put("digest", descriptor.digest().toString());
        node.put("size", descriptor.size());
        write(descriptor.annotations(), node);
        return node;
    }

    private static void write(Map<String, String> annotations, ObjectNode to) {
        if (!annotations.isEmpty()) {
            var node = to.putObject("annotations");
            new TreeMap<>(annotations).forEach(node::put);
        }
    }
}
