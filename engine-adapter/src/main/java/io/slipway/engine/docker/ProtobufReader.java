package io.slipway.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the fields of one protobuf message, one after the other. Knows as much of the format as
/// BuildKit's trace needs.
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_VARINT = 64;

    private final byte[] message;
    private int position;
    private int field;
    private long number;
    private byte[] bytes = {};

    ProtobufReader(byte[] message) {
        this.message = message.clone();
    }

    /// Goes on to the next field; false at the end of the message.
    boolean next() {
        if (position >= message.length) {
            return false;
        }
        var tag = varint();
        field = (int) (tag >>> 3);
        switch ((int) (tag & 7)) {
            case VARINT -> number = varint();
            case FIXED64 -> skip(8);
            case FIXED32 -> skip(4);
            case BYTES -> bytes = take(varint());
            default -> throw new IllegalArgumentException("Not a protobuf message: wire type " + (tag & 7));
        }
        return true;
    }

    int field() {
        return field;
    }

    long number() {
        return number;
    }

    boolean flag() {
        return number != 0;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long varint() {
        long value = 0;
        for (var shift = 0; shift < LONGEST_VARINT; shift += 7) {
            if (position >= message.length) {
                throw new IllegalArgumentException("Not a protobuf message: it ends inside a number");
            }
            var next = message[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("Not a protobuf message: a number without end");
    }

    private byte[] take(long length) {
        var start = position;
        skip(length);
        return Arrays.copyOfRange(message, start, position);
    }

    private void skip(long length) {
        if (length < 0 || length > message.length - position) {
            throw new IllegalArgumentException("Not a protobuf message: a field goes beyond its end");
        }
        position += (int) length;
    }
}
