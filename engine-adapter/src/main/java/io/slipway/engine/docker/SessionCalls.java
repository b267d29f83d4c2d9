package io.slipway.engine.docker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Frame;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// gRPC's calls, as far as a session needs them: one question, one answer, each on a stream of its own.
///
/// Told apart by the streams of the frames: Netty's own multiplexer wants a server socket as parent, which we have not.
final class SessionCalls extends SimpleChannelInboundHandler<Http2Frame> {
    private static final int PREFIX = 5;
    private static final int LONGEST_QUESTION = 64 * 1024;

    private final SecretService service;
    private final Map<Integer, Call> calls = new HashMap<>();

    private record Call(String method, ByteBuf question) {}

    SessionCalls(SecretService service) {
        this.service = service;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2Frame frame) {
        switch (frame) {
            case Http2HeadersFrame headers -> {
                var method = String.valueOf(headers.headers().path());
                calls.put(headers.stream().id(), new Call(method, Unpooled.buffer()));
                endIf(headers.isEndStream(), context, headers.stream());
            }
            case Http2DataFrame data -> {
                take(data);
                context.write(
                        new DefaultHttp2WindowUpdateFrame(data.initialFlowControlledBytes()).stream(data.stream()));
                endIf(data.isEndStream(), context, data.stream());
            }
            case Http2ResetFrame reset -> calls.remove(reset.stream().id());
            default -> {} // settings, pings and windows are the codec's
        }
    }

    private void take(Http2DataFrame data) {
        var call = calls.get(data.stream().id());
        if (call != null && call.question().readableBytes() + data.content().readableBytes() <= LONGEST_QUESTION) {
            call.question().writeBytes(data.content());
        }
    }

    private void endIf(boolean ended, ChannelHandlerContext context, Http2FrameStream stream) {
        var call = ended ? calls.remove(stream.id()) : null;
        if (call != null) {
            var question = ByteBufUtil.getBytes(call.question());
            var message = question.length < PREFIX ? new byte[0] : withoutPrefix(question);
            send(context, stream, service.answer(call.method(), message));
        }
    }

    private static byte[] withoutPrefix(byte[] question) {
        return Arrays.copyOfRange(question, PREFIX, question.length);
    }

    private static void send(ChannelHandlerContext context, Http2FrameStream stream, SecretService.Answer answer) {
        var head = new DefaultHttp2Headers().status("200").add("content-type", "application/grpc");
        if (answer.status() == 0) {
            var body = Unpooled.buffer()
                    .writeByte(0)
                    .writeInt(answer.message().length)
                    .writeBytes(answer.message());
            context.write(new DefaultHttp2HeadersFrame(head, false).stream(stream));
            context.write(new DefaultHttp2DataFrame(body, false).stream(stream));
            head = new DefaultHttp2Headers();
        }
        head.add("grpc-status", Integer.toString(answer.status()));
        context.writeAndFlush(new DefaultHttp2HeadersFrame(head, true).stream(stream));
    }
}
