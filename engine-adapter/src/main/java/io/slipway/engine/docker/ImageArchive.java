package io.slipway.engine.docker;

import io.slipway.engine.LayerFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Reads an image as `docker save` writes it, file by file, and keeps a mark of each file instead of the file.
///
/// Engines before 25 write `<id>/layer.tar`, later ones `blobs/sha256/<id>`; what is a layer, and in which order they
/// lie, only `manifest.json` tells, which comes last.
final class ImageArchive {
    private static final int MOST_FILES = 300_000;
    private static final int LARGEST_TEXT = 4 << 20;
    private static final int PEEK = 512;
    private static final int MAGIC = 257;
    private static final int MARK_BYTES = 12;
    private static final String ATTRIBUTE = "SCHILY.xattr.";

    private final Map<String, LayerFiles> layers = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private byte[] manifest = new byte[0];
    private int files;

    /// The layers of the one image in the archive, the lowest first.
    static List<LayerFiles> read(InputStream saved) throws IOException {
        var archive = new ImageArchive();
        try (var tar = new TarArchiveInputStream(saved)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                archive.take(entry, tar);
            }
        }
        return archive.layers();
    }

    private void take(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        if (entry.isSymbolicLink()) {
            links.put(entry.getName(), beside(entry.getName(), entry.getLinkName()));
        } else if (entry.getName().equals("manifest.json")) {
            manifest = tar.readNBytes(LARGEST_TEXT);
        } else if (entry.isFile()) {
            var content = new BufferedInputStream(tar, 1 << 16);
            if (isTar(content)) {
                layers.put(entry.getName(), layer(content));
            }
        }
    }

    private static String beside(String name, String target) {
        var folder = Path.of(name).getParent();
        return folder == null ? target : folder.resolve(target).normalize().toString();
    }

    // A layer without files is nothing but zeros.
    private static boolean isTar(InputStream content) throws IOException {
        content.mark(PEEK);
        var head = content.readNBytes(PEEK);
        content.reset();
        return head.length == PEEK
                && (head[0] == 0 || new String(head, MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar"));
    }

    private LayerFiles layer(InputStream content) throws IOException {
        var marks = new TreeMap<String, String>();
        var tar = new TarArchiveInputStream(content); // not closed: the archive goes on behind it
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (++files > MOST_FILES) {
                throw new IOException("the image has more than %,d files".formatted(MOST_FILES));
            }
            marks.put(path(entry.getName()), mark(entry, tar));
        }
        return new LayerFiles(marks);
    }

    // Imported layers write `./etc/passwd`, built ones `etc/passwd`.
    private static String path(String name) {
        return name.startsWith("./") && name.length() > 2 ? name.substring(2) : name;
    }

    private static String mark(TarArchiveEntry entry, InputStream content) throws IOException {
        var sum = Sha256.begin();
        var about = new StringBuilder()
                .append((char) entry.getLinkFlag())
                .append(' ')
                .append(entry.getMode())
                .append(' ')
                .append(entry.getLongUserId())
                .append(' ')
                .append(entry.getLongGroupId())
                .append(' ')
                .append(entry.getLinkName());
        new TreeMap<>(entry.getExtraPaxHeaders()).forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                about.append(' ').append(name).append('=').append(value);
            }
        });
        sum.update(about.append('\0').toString().getBytes(StandardCharsets.UTF_8));
        var buffer = new byte[1 << 16];
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            sum.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(sum.digest(), 0, MARK_BYTES);
    }

    private List<LayerFiles> layers() throws IOException {
        var names = Json.read(manifest).path(0).path("Layers");
        var found = new ArrayList<LayerFiles>();
        for (var name : names) {
            var layer = layers.get(links.getOrDefault(name.asText(), name.asText()));
            if (layer == null) {
                throw new IOException("the layer " + name.asText() + " is not in the archive");
            }
            found.add(layer);
        }
        return found;
    }
}
