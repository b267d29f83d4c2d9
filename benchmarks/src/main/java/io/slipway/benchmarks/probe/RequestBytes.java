package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Payload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The request of a target, made once and sent many times in one write.
record RequestBytes(String path, Payload payload) {

    ByteBuffer to(Address address) {
        byte[] body = payload.bytes();
        byte[] head = """
                POST %s HTTP/1.1
                Host: %s
                User-Agent: slipway-probe
                Accept: */*
                Content-Type: %s
                Content-Length: %d

                """.formatted(path, address, payload.contentType(), body.length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
    }
}
