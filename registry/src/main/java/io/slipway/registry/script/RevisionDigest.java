package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/// What a revision contains, in one line: the SHA-256 over its files' modes, sizes, hashes and paths.
///
/// The canonical list has one line per file, `<mode> <size> <sha256> <path>\n`, sorted by the bytes of the
/// path, so that the digest is the same on every machine and can be recomputed by a shell script.
public record RevisionDigest(String value) {
    private static final String PREFIX = "sha256:";

    public RevisionDigest {
        if (!value.startsWith(PREFIX)) {
            throw new InvalidException("digest", "a digest starts with sha256:");
        }
        new Sha256(value.substring(PREFIX.length()));
    }

    public static RevisionDigest of(Collection<FileEntry> files) {
        var list = files.stream().sorted().map(RevisionDigest::line).collect(Collectors.joining());
        return new RevisionDigest(PREFIX + Sha256.of(list.getBytes(StandardCharsets.UTF_8)));
    }

    /// Concatenated, since formatting would write numbers in the digits of the machine's language.
    private static String line(FileEntry file) {
        return file.mode().octal() + " " + file.size() + " " + file.sha256() + " " + file.path() + "\n";
    }

    /// The hexadecimal part.
    public String hex() {
        return value.substring(PREFIX.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
