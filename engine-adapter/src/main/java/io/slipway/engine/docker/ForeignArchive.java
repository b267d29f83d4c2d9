package io.slipway.engine.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.EngineException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// An archive of one image from outside, in the form of `docker save`, looked through before any engine sees it.
///
/// Its files get names of ours in a directory of ours, and what goes on to the engine is written anew from what the
/// manifest needs: configuration, layers, nothing else. So neither paths nor names nor further images get through.
final class ForeignArchive implements AutoCloseable {
    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_LAYERS = 500;
    private static final int LARGEST_JSON = 4 << 20;

    private final String action;
    private final Path folder;
    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private ForeignArchive(String action) throws IOException {
        this.action = action;
        this.folder = Files.createTempDirectory("slipway-image-"); // readable by this user only
    }

    /// Reads it to its end.
    ///
    /// @param largest how many bytes it may have, also when it is unpacked
    static ForeignArchive of(String action, InputStream in, long largest) throws IOException {
        var archive = new ForeignArchive(action);
        try {
            archive.read(in, largest);
            return archive;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private void read(InputStream in, long largest) throws IOException {
        var limited = new Rationed(unpacked(in), largest);
        try (var tar = new TarArchiveInputStream(limited)) {
            int entries = 0;
            for (var entry = next(limited, tar); entry != null; entry = next(limited, tar)) {
                if (++entries > MOST_ENTRIES) {
                    throw refused("it has more than %d files".formatted(MOST_ENTRIES));
                }
                limited.allow(entry.getSize());
                take(tar, entry);
            }
        } catch (Rationed.TooMuch e) {
            throw refused("it is larger than %d bytes, or its headers are".formatted(largest));
        } catch (IllegalArgumentException e) {
            throw refused("it is no tar archive");
        }
    }

    private TarArchiveEntry next(Rationed limited, TarArchiveInputStream tar) throws IOException {
        limited.allow(0);
        return tar.getNextEntry();
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        var packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private void take(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var name = checked(entry.getName());
        if (entry.isDirectory()) {
            return;
        }
        if (entry.isSymbolicLink()) { // how older engines write a layer that occurs twice
            links.put(
                    name,
                    checked(Path.of("/" + name)
                            .resolveSibling(entry.getLinkName())
                            .normalize()
                            .toString()
                            .substring(1)));
            return;
        }
        var device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        if (!entry.isFile() || device || entry.isLink() || entry.isSparse()) {
            throw refused("'%s' in it is neither a file nor a directory".formatted(name));
        }
        var file = folder.resolve(Integer.toString(files.size()));
        if (files.put(name, file) != null) {
            throw refused("it has '%s' twice".formatted(name));
        }
        Files.copy(tar, file);
    }

    private String checked(String name) {
        var plain = name.startsWith("./") ? name.substring(2) : name;
        var inside = !plain.startsWith("/")
                && plain.length() <= 300
                && plain.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\')
                && List.of(plain.split("/", -1)).stream().noneMatch(".."::equals);
        if (!inside) {
            throw refused("the name '%s' in it leads elsewhere".formatted(Words.sentence(printable(plain))));
        }
        return plain;
    }

    private static String printable(String name) {
        var text = name.replaceAll("\\p{Cntrl}", "?");
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /// The configuration of the one image that is in it.
    JsonNode config() throws IOException {
        var config = json(manifest().path("Config").asText());
        if (!config.isObject() || !config.path("os").asText("linux").equals("linux")) {
            throw refused("the image in it is not for Linux");
        }
        if (config.path("rootfs").path("diff_ids").size() != layers().size()) {
            throw refused("its configuration and its manifest disagree about the layers");
        }
        return config;
    }

    /// What the image was called where it came from; empty when it does not say.
    String name() throws IOException {
        var name = manifest().path("RepoTags").path(0).asText("");
        return printable(name);
    }

    private JsonNode manifest() throws IOException {
        var manifest = json("manifest.json");
        if (!manifest.isArray() || manifest.size() != 1) {
            throw refused("it holds %d images. Save a single one".formatted(manifest.size()));
        }
        return manifest.get(0);
    }

    private List<Path> layers() throws IOException {
        var layers = new ArrayList<Path>();
        for (var layer : manifest().path("Layers")) {
            layers.add(file(layer.asText()));
        }
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw refused(
                    "its image has %d layers, and between 1 and %d can be taken".formatted(layers.size(), MOST_LAYERS));
        }
        return layers;
    }

    private Path file(String name) {
        var found = files.get(links.getOrDefault(name, name));
        if (found == null) {
            throw refused(
                    name.equals("manifest.json")
                            ? "it has no manifest.json. Make it with docker save"
                            : "its manifest names '%s', which is not there".formatted(printable(name)));
        }
        return found;
    }

    private JsonNode json(String name) throws IOException {
        var file = file(name);
        if (Files.size(file) > LARGEST_JSON) {
            throw refused("'%s' in it is larger than 4 MiB".formatted(printable(name)));
        }
        try {
            return Connection.JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw refused("'%s' in it is no JSON".formatted(printable(name)));
        }
    }

    /// Writes the image for an engine, with this configuration and this one name.
    void write(OutputStream out, byte[] config, String name) throws IOException {
        var tar = new TarArchiveOutputStream(out);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        var manifest = Connection.JSON.createObjectNode().put("Config", "config.json");
        manifest.putArray("RepoTags").add(name);
        var names = manifest.putArray("Layers");
        add(tar, "config.json", config);
        for (var layer : layers()) {
            var path = "%s.tar".formatted(layer.getFileName());
            var known = false;
            for (var earlier : names) {
                known |= earlier.asText().equals(path);
            }
            names.add(path);
            if (!known) {
                tar.putArchiveEntry(new TarArchiveEntry(layer, path));
                Files.copy(layer, tar);
                tar.closeArchiveEntry();
            }
        }
        add(tar, "manifest.json", Connection.JSON.writeValueAsBytes(List.of(manifest)));
        tar.finish();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private EngineException refused(String why) {
        return new EngineException.Rejected(action, why, null);
    }

    @Override
    public void close() throws IOException {
        try (var left = Files.walk(folder)) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
