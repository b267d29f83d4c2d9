package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// The path of a file inside a build context: relative, with `/`, and harmless on every file system.
///
/// Paths are ordered by their UTF-8 bytes, the same on every machine.
public record ContextPath(String value) implements Comparable<ContextPath> {
    private static final int MAX_BYTES = 512;
    private static final int MAX_SEGMENT_BYTES = 255;
    private static final int MAX_SHOWN = 80;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    /// Control characters, direction overrides, lone surrogates and the mark of undecodable bytes.
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028-\\u202e\\u2066-\\u2069\\ufffd\\p{Cs}]");

    /// The file that every context must have. (After the patterns, which its constructor needs.)
    public static final ContextPath DOCKERFILE = new ContextPath("Dockerfile");

    public ContextPath {
        if (value.isEmpty()) {
            throw refused(value, "is empty");
        }
        if (value.startsWith("/") || DRIVE.matcher(value).matches()) {
            throw refused(value, "is absolute; paths are relative to the Dockerfile");
        }
        if (value.indexOf('\\') >= 0) {
            throw refused(value, "has a backslash; folders are separated by '/'");
        }
        if (UNSAFE.matcher(value).find()) {
            throw refused(value, "has control characters or bytes that are not UTF-8");
        }
        refuseLong(value);
        refuseDots(value);
    }

    /// The path in an archive entry or form field; a leading `./`, as tar writes it, is dropped.
    public static ContextPath of(String name) {
        var path = name;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return new ContextPath(path);
    }

    /// The name without its folders.
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(ContextPath other) {
        return Arrays.compareUnsigned(
                value.getBytes(StandardCharsets.UTF_8), other.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }

    private static void refuseLong(String value) {
        var tooLong = value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                || Arrays.stream(value.split("/", -1))
                        .anyMatch(name -> name.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES);
        if (tooLong) {
            throw refused(value, "is too long; at most %d bytes, %d a name".formatted(MAX_BYTES, MAX_SEGMENT_BYTES));
        }
    }

    private static void refuseDots(String value) {
        for (var name : value.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw refused(value, "has an empty, '.' or '..' part; it must stay inside the context");
            }
        }
    }

    static InvalidException refused(String name, String why) {
        return new InvalidException("file '%s'".formatted(shown(name)), "its name " + why);
    }

    /// The name fit for a message: no control characters, not endless.
    public static String shown(String name) {
        var clean = UNSAFE.matcher(name)
                .replaceAll(match ->
                        String.format(Locale.ROOT, "<%04x>", (int) match.group().charAt(0)));
        return clean.length() > MAX_SHOWN ? clean.substring(0, MAX_SHOWN) + "…" : clean;
    }
}
