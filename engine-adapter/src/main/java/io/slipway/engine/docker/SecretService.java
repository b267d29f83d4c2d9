package io.slipway.engine.docker;

import io.slipway.engine.BuildSecrets;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// What the engine may ask during a build: whether we are still there, and the secrets of this build by their ids.
final class SecretService {
    private static final String GET_SECRET = "/moby.buildkit.secrets.v1.Secrets/GetSecret";
    private static final String CHECK = "/grpc.health.v1.Health/Check";

    /// The calls that are answered.
    static final List<String> METHODS = List.of(GET_SECRET, CHECK);

    private static final byte[] SERVING = {0x08, 0x01};
    private static final int FIRST_FIELD_OF_BYTES = 0x0a;
    private static final int NOT_FOUND = 5;
    private static final int UNIMPLEMENTED = 12;

    private final BuildSecrets secrets;

    SecretService(BuildSecrets secrets) {
        this.secrets = secrets;
    }

    /// An answer: the status of gRPC, and a message if that is 0.
    record Answer(int status, byte[] message) {
        private static Answer refused(int status) {
            return new Answer(status, new byte[0]);
        }
    }

    Answer answer(String method, byte[] question) {
        return switch (method) {
            case CHECK -> new Answer(0, SERVING);
            case GET_SECRET ->
                secrets.value(idIn(question))
                        .map(value -> new Answer(0, message(value)))
                        .orElseGet(() -> Answer.refused(NOT_FOUND));
            default -> Answer.refused(UNIMPLEMENTED);
        };
    }

    private static String idIn(byte[] question) {
        var reader = new ProtobufReader(question);
        var id = "";
        while (reader.next()) {
            if (reader.field() == 1) {
                id = reader.text();
            }
        }
        return id;
    }

    private static byte[] message(byte[] value) {
        var message = new ByteArrayOutputStream(value.length + 6);
        message.write(FIRST_FIELD_OF_BYTES);
        var length = value.length;
        while (length > 0x7f) {
            message.write((length & 0x7f) | 0x80);
            length >>>= 7;
        }
        message.write(length);
        message.writeBytes(value);
        return message.toByteArray();
    }
}
