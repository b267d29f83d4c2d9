package io.slipway.benchmarks.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// Reads one HTTP/1.x answer to its end: with a length, in chunks, or up to the end of the connection. Makes no
/// objects on the way.
final class AnswerReader {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final long UNTIL_CLOSED = -1;
    private static final long CHUNKED = -2;

    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024).flip();
    private final byte[] line = new byte[LONGEST_LINE];
    private int lineLength;
    private boolean untouched;
    private boolean keepAlive;
    private long bodyLength;

    /// Forgets what is left of an earlier answer.
    void reset() {
        in.clear().flip();
        untouched = true;
    }

    /// Whether not a single byte came since [#reset].
    boolean isUntouched() {
        return untouched;
    }

    /// Whether the connection can carry another request after this answer.
    boolean keepsAlive() {
        return keepAlive;
    }

    /// The status of the answer, whose body is copied to `body` where given.
    int read(ReadableByteChannel from, @Nullable ByteArrayOutputStream body) throws IOException {
        int status = readHead(from);
        while (status >= 100 && status < 200) {
            status = readHead(from);
        }
        if (status == 204 || status == 304) {
            return status;
        }
        if (bodyLength == CHUNKED) {
            readChunks(from, body);
        } else if (bodyLength == UNTIL_CLOSED) {
            keepAlive = false;
            take(from, Long.MAX_VALUE, body);
        } else {
            take(from, bodyLength, body);
        }
        return status;
    }

    private int readHead(ReadableByteChannel from) throws IOException {
        readLine(from);
        int status = parseStatus();
        keepAlive = line[7] == '1';
        bodyLength = UNTIL_CLOSED;
        for (readLine(from); lineLength > 0; readLine(from)) {
            readHeader();
        }
        return status;
    }

    private int parseStatus() throws MalformedAnswerException {
        if (lineLength < 12 || !startsWith("http/1.") || line[8] != ' ') {
            throw new MalformedAnswerException("no status line");
        }
        int status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
        if (status < 100 || status > 599) {
            throw new MalformedAnswerException("no status");
        }
        return status;
    }

    private void readHeader() throws MalformedAnswerException {
        if (startsWith("content-length:")) {
            if (bodyLength != CHUNKED) {
                bodyLength = decimal(valueAfter(15));
            }
        } else if (startsWith("transfer-encoding:")) {
            if (contains("chunked")) {
                bodyLength = CHUNKED;
            }
        } else if (startsWith("connection:")) {
            if (contains("close")) {
                keepAlive = false;
            } else if (contains("keep-alive")) {
                keepAlive = true;
            }
        }
    }

    private void readChunks(ReadableByteChannel from, @Nullable ByteArrayOutputStream body) throws IOException {
        readLine(from);
        for (long size = hexadecimal(); size > 0; size = hexadecimal()) {
            take(from, size, body);
            readLine(from); // the empty one after the chunk
            readLine(from);
        }
        do { // trailers
            readLine(from);
        } while (lineLength > 0);
    }

    private void take(ReadableByteChannel from, long count, @Nullable ByteArrayOutputStream body) throws IOException {
        long left = count;
        while (left > 0) {
            if (!in.hasRemaining() && !fill(from)) {
                if (count == Long.MAX_VALUE) {
                    return;
                }
                throw new EOFException();
            }
            int part = (int) Math.min(left, in.remaining());
            if (body != null) {
                byte[] copy = new byte[part];
                in.get(in.position(), copy);
                body.writeBytes(copy);
            }
            in.position(in.position() + part);
            left -= part;
        }
    }

    private void readLine(ReadableByteChannel from) throws IOException {
        lineLength = 0;
        while (true) {
            if (!in.hasRemaining() && !fill(from)) {
                throw new EOFException();
            }
            byte next = in.get();
            if (next == '\n') {
                break;
            }
            if (lineLength == LONGEST_LINE) {
                throw new MalformedAnswerException("a line is too long");
            }
            line[lineLength++] = next;
        }
        if (lineLength > 0 && line[lineLength - 1] == '\r') {
            lineLength--;
        }
    }

    private boolean fill(ReadableByteChannel from) throws IOException {
        in.clear();
        int count;
        try {
            count = from.read(in);
        } finally {
            in.flip();
        }
        untouched &= count <= 0;
        return count > 0;
    }

    private int valueAfter(int start) {
        int from = start;
        while (from < lineLength && (line[from] == ' ' || line[from] == '\t')) {
            from++;
        }
        return from;
    }

    private long decimal(int from) throws MalformedAnswerException {
        long value = 0;
        int at = from;
        while (at < lineLength && line[at] >= '0' && line[at] <= '9' && value < Integer.MAX_VALUE) {
            value = value * 10 + line[at++] - '0';
        }
        if (at == from) {
            throw new MalformedAnswerException("no content length");
        }
        return value;
    }

    private long hexadecimal() throws MalformedAnswerException {
        long value = 0;
        int at = 0;
        while (at < lineLength && Character.digit(line[at], 16) >= 0 && value < Integer.MAX_VALUE) {
            value = value * 16 + Character.digit(line[at++], 16);
        }
        if (at == 0) {
            throw new MalformedAnswerException("no chunk size");
        }
        return value;
    }

    private boolean startsWith(String lowerCase) {
        return lineLength >= lowerCase.length() && matchesAt(0, lowerCase);
    }

    private boolean contains(String lowerCase) {
        for (int at = 0; at + lowerCase.length() <= lineLength; at++) {
            if (matchesAt(at, lowerCase)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAt(int at, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            int b = line[at + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
