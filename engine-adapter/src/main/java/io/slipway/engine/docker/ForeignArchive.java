package io.slipway.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slipway.engine.BadArchiveException;
import io.slipway.engine.Grammar;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// An archive of one image from outside, in the form of `docker save`, looked through before any engine sees it.
///
/// Its files get names of ours in a folder of ours, and what goes on to the engine is written anew from what the
/// manifest needs: configuration, layers, nothing else. So neither paths nor names nor further images get through.
/// Each layer is what the configuration says it is: the engine takes a layer that it knows by its digest from its own
/// disk, so that whoever knew the digests of another team's image would be handed its content.
final class ForeignArchive implements AutoCloseable {
    static final String SPOOL = "slipway-image-";
    private static final int MOST_LAYERS = 500;
    private static final int LARGEST_JSON = 4 << 20;

    private final Spool spool;
    private final ObjectNode config;
    private final String name;
    private final List<ForeignLayer> layers;

    private ForeignArchive(Spool spool, ArchiveFiles files, long largest) throws IOException {
        this.spool = spool;
        var manifest = manifest(files);
        this.name = Grammar.printable(manifest.path("RepoTags").path(0).asText(""));
        this.config = config(files, manifest);
        this.layers = layers(files, manifest, largest);
    }

    /// Reads it to its end.
    ///
    /// @param largest how many bytes it may have, and how many all its layers may have unpacked
    static ForeignArchive of(InputStream in, long largest) throws IOException {
        var spool = Spool.open(SPOOL);
        try {
            return new ForeignArchive(spool, ArchiveFiles.of(in, largest, spool), largest);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private static JsonNode manifest(ArchiveFiles files) throws IOException {
        if (files.find("manifest.json") == null) {
            throw new BadArchiveException("it has no manifest.json. Make it with docker save");
        }
        var manifest = json(files, "manifest.json");
        if (!manifest.isArray() || manifest.size() != 1) {
            throw new BadArchiveException("it holds %d images. Save a single one".formatted(manifest.size()));
        }
        return manifest.get(0);
    }

    private static ObjectNode config(ArchiveFiles files, JsonNode manifest) throws IOException {
        var config = json(files, manifest.path("Config").asText());
        if (!(config instanceof ObjectNode found)
                || !found.path("os").asText("linux").equals("linux")) {
            throw new BadArchiveException("the image in it is not for Linux");
        }
        return found;
    }

    private static JsonNode json(ArchiveFiles files, String name) throws IOException {
        var file = file(files, name);
        if (Files.size(file) > LARGEST_JSON) {
            throw new BadArchiveException("'%s' in it is larger than 4 MiB".formatted(Grammar.printable(name)));
        }
        try {
            return Json.read(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new BadArchiveException("'%s' in it is no JSON".formatted(Grammar.printable(name)));
        }
    }

    private static Path file(ArchiveFiles files, String name) {
        var found = files.find(name);
        if (found == null) {
            throw new BadArchiveException(
                    "its manifest names '%s', which is not there".formatted(Grammar.printable(name)));
        }
        return found;
    }

    /// Counts a layer as often as it is named: the engine unpacks it as often.
    private List<ForeignLayer> layers(ArchiveFiles files, JsonNode manifest, long largest) throws IOException {
        var names = manifest.path("Layers");
        refuseOddNumbers(names);
        var known = new HashMap<Path, ForeignLayer>();
        var found = new ArrayList<ForeignLayer>();
        long left = largest;
        for (int i = 0; i < names.size(); i++) {
            var layer = layer(file(files, names.get(i).asText()), left, known);
            left -= layer.bytes();
            if (left < 0) {
                throw tooLarge();
            }
            refuseOther(i, layer);
            found.add(layer);
        }
        return found;
    }

    private void refuseOddNumbers(JsonNode names) {
        if (names.isEmpty() || names.size() > MOST_LAYERS) {
            throw new BadArchiveException(
                    "its image has %d layers, and between 1 and %d can be taken".formatted(names.size(), MOST_LAYERS));
        }
        if (diffIds().size() != names.size()) {
            throw new BadArchiveException("its configuration and its manifest disagree about the layers");
        }
    }

    private static ForeignLayer layer(Path file, long left, Map<Path, ForeignLayer> known) throws IOException {
        var seen = known.get(file);
        if (seen != null) {
            return seen;
        }
        try {
            var read = ForeignLayer.of(file, left);
            known.put(file, read);
            return read;
        } catch (Rationed.TooMuch e) {
            throw tooLarge();
        } catch (IllegalArgumentException e) {
            throw new BadArchiveException("a layer in it is no tar archive");
        }
    }

    private static BadArchiveException tooLarge() {
        return new BadArchiveException("its layers are larger than may come in when they are unpacked");
    }

    private void refuseOther(int number, ForeignLayer layer) {
        if (!diffIds().path(number).asText().equals(layer.diffId())) {
            throw new BadArchiveException(
                    "layer %d in it is not the one that its configuration names. Save the image again"
                            .formatted(number + 1));
        }
    }

    private JsonNode diffIds() {
        return config.path("rootfs").path("diff_ids");
    }

    /// The configuration of the one image that is in it.
    ObjectNode config() {
        return config;
    }

    /// What the image was called where it came from; empty when it does not say.
    String name() {
        return name;
    }

    /// Writes the image for an engine, with this configuration and this one name.
    void write(OutputStream out, byte[] configuration, String called) throws IOException {
        var tar = new TarArchiveOutputStream(out);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        var manifest = Json.object().put("Config", "config.json");
        manifest.putArray("RepoTags").add(called);
        var names = manifest.putArray("Layers");
        add(tar, "config.json", configuration);
        var written = new HashSet<String>();
        for (var layer : layers) {
            var path = layer.file().getFileName() + ".tar";
            names.add(path);
            if (written.add(path)) {
                add(tar, path, layer);
            }
        }
        add(tar, "manifest.json", Json.bytes(List.of(manifest)));
        tar.finish();
    }

    private static void add(TarArchiveOutputStream tar, String path, ForeignLayer layer) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(layer.bytes());
        tar.putArchiveEntry(entry);
        layer.writeTo(tar);
        tar.closeArchiveEntry();
    }

    private static void add(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
