package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Address;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/// One keep-alive connection to one instance; sends the same bytes again and again and reads each answer to its end.
///
/// It never throws: whatever goes wrong is an [Answer]. A server that closes after each answer is dialled again
/// within the measured time, as any client would have to.
final class Connection implements AutoCloseable {
    private final InetSocketAddress address;
    private final ByteBuffer request;
    private final Watchdog watchdog;
    private final AnswerReader reader;
    private @Nullable SocketChannel channel;
    private boolean answeredBefore;
    private long reconnects;

    Connection(Address address, RequestBytes request, Watchdog watchdog) {
        this(address, request.to(address), new AnswerReader(), watchdog);
    }

    /// With buffers that were used before: a visit should not begin with making new ones.
    Connection(Address address, ByteBuffer request, AnswerReader reader, Watchdog watchdog) {
        this.address = new InetSocketAddress(address.host(), address.port());
        this.request = request;
        this.reader = reader;
        this.watchdog = watchdog;
    }

    /// Sends the request and reads the answer; the body is kept only where someone wants it.
    int exchange(@Nullable ByteArrayOutputStream body) {
        watchdog.start();
        try {
            boolean reused = channel != null && answeredBefore;
            int answer = attempt(body);
            if (answer == Answer.CLOSED && reused && reader.isUntouched()) {
                answer = attempt(body); // an idle connection that the server had given up
            }
            return answer;
        } finally {
            watchdog.stop();
        }
    }

    /// How often the connection had to be opened again.
    long reconnects() {
        return reconnects;
    }

    @Override
    public void close() {
        SocketChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // nothing more is expected from it
            }
        }
    }

    private int attempt(@Nullable ByteArrayOutputStream body) {
        reader.reset();
        try {
            SocketChannel open = channel == null ? open() : channel;
            request.rewind();
            while (request.hasRemaining()) {
                open.write(request);
            }
            int status = reader.read(open, body);
            answeredBefore = true;
            if (!reader.keepsAlive()) {
                close();
            }
            return status;
        } catch (MalformedAnswerException _) {
            return failed(Answer.MALFORMED);
        } catch (ConnectException | NoRouteToHostException | UnresolvedAddressException _) {
            return failed(Answer.REFUSED);
        } catch (EOFException _) {
            return failed(Answer.CLOSED);
        } catch (IOException _) {
            return failed(watchdog.fired() ? Answer.TIMED_OUT : Answer.CLOSED);
        }
    }

    private int failed(int answer) {
        close();
        return answer;
    }

    private SocketChannel open() throws IOException {
        SocketChannel fresh = SocketChannel.open();
        channel = fresh;
        watchdog.guard(fresh);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.connect(address);
        if (answeredBefore) {
            reconnects++;
        }
        return fresh;
    }
}
