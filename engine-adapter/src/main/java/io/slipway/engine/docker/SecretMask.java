package io.slipway.engine.docker;

import io.slipway.engine.BuildSecrets;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes the values of a build's secrets out of what the build says: whole values, and the lines of those that have
/// several. What a step turns them into, by encoding them for example, nobody can recognise.
final class SecretMask {
    private static final byte[] MASK = "***".getBytes(StandardCharsets.UTF_8);

    private final List<byte[]> hidden;

    SecretMask(BuildSecrets secrets) {
        this.hidden = secrets.ids().stream()
                .flatMap(id -> secrets.value(id).stream())
                .flatMap(value -> partsOf(new String(value, StandardCharsets.ISO_8859_1)).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static List<String> partsOf(String value) {
        var parts = new ArrayList<>(value.lines().map(String::strip).toList());
        parts.add(value.strip());
        return parts.stream()
                .filter(part -> part.length() >= BuildSecrets.SHORTEST)
                .toList();
    }

    /// The text without them.
    String in(String text) {
        if (hidden.isEmpty()) {
            return text;
        }
        var masked = new ByteArrayOutputStream();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        copy(bytes, masked, true);
        return masked.toString(StandardCharsets.UTF_8);
    }

    /// What stands before the lines of one output and lets no secret through, however it comes in portions.
    Output before(LineSplitter lines) {
        return new Output(lines);
    }

    /// One output. What could be the beginning of a secret waits for the next portion.
    final class Output {
        private final LineSplitter lines;
        private byte[] held = {};

        private Output(LineSplitter lines) {
            this.lines = lines;
        }

        void add(byte[] bytes) {
            if (hidden.isEmpty()) {
                lines.add(bytes);
                return;
            }
            var all = Arrays.copyOf(held, held.length + bytes.length);
            System.arraycopy(bytes, 0, all, held.length, bytes.length);
            pass(all, false);
        }

        /// Hands on what was held back, and what has no line end yet.
        void finish() {
            pass(held, true);
            lines.finish();
        }

        private void pass(byte[] all, boolean last) {
            var masked = new ByteArrayOutputStream(all.length);
            held = Arrays.copyOfRange(all, copy(all, masked, last), all.length);
            lines.add(masked.toByteArray());
        }
    }

    /// Copies, and answers where it stopped: at what may go on as a secret, unless this is the last.
    private int copy(byte[] from, ByteArrayOutputStream to, boolean last) {
        var i = 0;
        while (i < from.length) {
            if (!last && mayBegin(from, i)) {
                return i;
            }
            var found = at(from, i);
            if (found.isPresent()) {
                to.writeBytes(MASK);
                i += found.get();
            } else {
                to.write(from[i++]);
            }
        }
        return i;
    }

    private boolean mayBegin(byte[] text, int start) {
        var rest = text.length - start;
        return hidden.stream().anyMatch(value -> value.length > rest && matches(value, text, start, rest));
    }

    private Optional<Integer> at(byte[] text, int start) {
        return hidden.stream()
                .filter(value -> value.length <= text.length - start && matches(value, text, start, value.length))
                .map(value -> value.length)
                .findFirst();
    }

    private static boolean matches(byte[] value, byte[] text, int start, int length) {
        return Arrays.equals(value, 0, length, text, start, start + length);
    }
}
