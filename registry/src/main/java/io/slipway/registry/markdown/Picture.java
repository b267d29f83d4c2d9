package io.slipway.registry.markdown;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Pictures that a browser only paints: known by how their bytes begin, whatever their name says. SVG is a document
/// with scripts and styles and is none of them.
enum Picture {
    PNG("image/png", 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
    JPEG("image/jpeg", 0, 0xff, 0xd8, 0xff),
    GIF("image/gif", 0, 'G', 'I', 'F', '8'),
    WEBP("image/webp", 8, 'W', 'E', 'B', 'P');

    private final String mediaType;
    private final int offset;
    private final byte[] magic;

    Picture(String mediaType, int offset, int... magic) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.magic = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            this.magic[i] = (byte) magic[i];
        }
    }

    /// The whole picture as an address; empty for anything else.
    static Optional<String> asAddress(byte[] bytes) {
        return Arrays.stream(values())
                .filter(kind -> kind.begins(bytes))
                .findFirst()
                .map(kind -> "data:%s;base64,%s"
                        .formatted(kind.mediaType, Base64.getEncoder().encodeToString(bytes)));
    }

    private boolean begins(byte[] bytes) {
        int end = offset + magic.length;
        return bytes.length > end && Arrays.equals(bytes, offset, end, magic, 0, magic.length);
    }
}
