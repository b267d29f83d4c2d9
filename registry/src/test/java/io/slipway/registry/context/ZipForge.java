package io.slipway.registry.context;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// A zip of a Dockerfile and what a test adds, hostile things among it.
final class ZipForge {
    private static final int DIRECTORY = 1;
    private static final int FILE = 3;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    ZipForge() throws IOException {
        add("Dockerfile", 0100644, "FROM debian:trixie-slim\n");
    }

    ZipForge add(String name, int mode, String text) throws IOException {
        return add(name, mode, text.getBytes(StandardCharsets.UTF_8));
    }

    ZipForge add(String name, int mode, byte[] content) throws IOException {
        var entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
        return this;
    }

    /// Not compressed, so that its bytes are found in the archive.
    ZipForge stored(String name, String text) throws IOException {
        zip.setMethod(ZipArchiveOutputStream.STORED);
        var content = text.getBytes(StandardCharsets.UTF_8);
        var sum = new CRC32();
        sum.update(content);
        var entry = new ZipArchiveEntry(name);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putArchiveEntry(entry);
        zip.write(content);
        zip.closeArchiveEntry();
        return this;
    }

    byte[] bytes() throws IOException {
        zip.close();
        return bytes.toByteArray();
    }

    /// The whole archive with the flag of encryption, which is in the header of each file and in the directory.
    byte[] encrypted() throws IOException {
        var whole = bytes();
        for (int at = 0; at < whole.length - 4; at++) {
            if (isMark(whole, at, DIRECTORY) || isMark(whole, at, FILE)) {
                whole[at + (whole[at + 2] == DIRECTORY ? 8 : 6)] |= 1;
            }
        }
        return whole;
    }

    /// The whole archive with one bit of a stored text changed.
    byte[] damaged(String text) throws IOException {
        var whole = bytes();
        whole[new String(whole, StandardCharsets.ISO_8859_1).indexOf(text)] ^= 1;
        return whole;
    }

    /// The whole archive, with another size of an unpacked file in all its headers.
    byte[] sayingSize(int size, int lie) throws IOException {
        var whole = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at <= whole.limit() - Integer.BYTES; at++) {
            if (whole.getInt(at) == size) {
                whole.putInt(at, lie);
            }
        }
        return whole.array();
    }

    /// An archive whose directory is nothing but the same name, again and again.
    static byte[] manyNames(int count) {
        var zip = ByteBuffer.allocate(count * 47 + 26).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50);
        for (int number = 0; number < count; number++) {
            zip.putInt(0x02014b50).position(zip.position() + 24);
            zip.putShort((short) 1).position(zip.position() + 16);
            zip.put((byte) 'x');
        }
        zip.putInt(0x06054b50).position(zip.position() + 8);
        zip.putInt(count * 47).putInt(4);
        return zip.array();
    }

    BuildContext read(ContextLimits limits) throws IOException {
        return new ContextArchive(limits).readAll(new ByteArrayInputStream(bytes()));
    }

    private static boolean isMark(byte[] whole, int at, int kind) {
        return whole[at] == 'P' && whole[at + 1] == 'K' && whole[at + 2] == kind;
    }
}
