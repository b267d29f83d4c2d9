package io.slipway.registry.context;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Writes tar archives header by header, so that tests can forge what no honest program would write.
public final class TarForge {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TarForge file(String name, String content) {
        return entry(name, '0', "", 0644, content.getBytes(StandardCharsets.UTF_8));
    }

    /// With a mode and some content.
    public TarForge file(String name, int mode) {
        return entry(name, '0', "", mode, new byte[] {'x'});
    }

    public TarForge special(String name, char type, String linkName) {
        return entry(name, type, linkName, 0644, new byte[0]);
    }

    /// A name in a PAX header, where it may be long and hold any character.
    TarForge paxNamed(String name, String content) {
        return pax("path", name).file("short", content);
    }

    TarForge pax(String key, String value) {
        var payload = " " + key + "=" + value + "\n";
        var bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        var length = bytes + Integer.toString(bytes).length();
        if (Integer.toString(length).length() > Integer.toString(bytes).length()) {
            length++;
        }
        return entry("PaxHeaders/x", 'x', "", 0644, (length + payload).getBytes(StandardCharsets.UTF_8));
    }

    /// A name in GNU tar's own kind of header.
    TarForge gnuNamed(String name, String content) {
        return entry("././@LongLink", 'L', "", 0644, (name + "\0").getBytes(StandardCharsets.UTF_8))
                .file("short", content);
    }

    TarForge entry(String name, char type, String linkName, int mode, byte[] content) {
        out.writeBytes(header(name.getBytes(StandardCharsets.UTF_8), type, linkName, mode, content.length));
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    /// A header that promises content which does not follow.
    TarForge promise(String name, long size) {
        out.writeBytes(header(name.getBytes(StandardCharsets.UTF_8), '0', "", 0644, size));
        return this;
    }

    TarForge rawNamed(byte[] name) {
        out.writeBytes(header(name, '0', "", 0644, 0));
        return this;
    }

    byte[] withoutEnd() {
        return out.toByteArray();
    }

    byte[] tar() {
        var ended = Arrays.copyOf(out.toByteArray(), out.size() + 2 * BLOCK);
        return ended;
    }

    public byte[] tarGz() {
        return gzip(tar());
    }

    InputStream stream() {
        return new ByteArrayInputStream(tarGz());
    }

    static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] header(byte[] name, char type, String linkName, int mode, long size) {
        var header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, Math.min(name.length, 100));
        put(header, 100, octal(mode, 7));
        put(header, 108, octal(0, 7));
        put(header, 116, octal(0, 7));
        put(header, 124, octal(size, 11));
        put(header, 136, octal(0, 11));
        header[156] = (byte) type;
        put(header, 157, linkName);
        put(header, 257, "ustar\00000");
        put(header, 148, "        ");
        var sum = 0;
        for (var value : header) {
            sum += value & 0xff;
        }
        put(header, 148, octal(sum, 6) + "\0 ");
        return header;
    }

    private static String octal(long value, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "o", value);
    }

    private static void put(byte[] header, int offset, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }
}
