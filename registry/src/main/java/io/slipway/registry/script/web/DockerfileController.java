package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.dockerfile.Dockerfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Checks a Dockerfile that is in no revision yet, as the editor and continuous integration do.
@RestController
@RequestMapping(path = "/api/v1/dockerfile", produces = MediaType.APPLICATION_JSON_VALUE)
class DockerfileController {
    private static final String SUBJECT = "the Dockerfile";

    /// Stages, facts about the final image, findings. The caller only has to be somebody.
    @PostMapping(path = "/check", consumes = MediaType.TEXT_PLAIN_VALUE)
    DockerfileBody check(Caller caller, InputStream body) throws IOException {
        return DockerfileBody.of(Dockerfile.parse(text(body)));
    }

    private static String text(InputStream body) throws IOException {
        var bytes = body.readNBytes(Dockerfile.MAX_LENGTH + 1);
        if (bytes.length > Dockerfile.MAX_LENGTH) {
            throw new InvalidException(SUBJECT, "it is larger than 1 MiB, the most that can be built");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidException(SUBJECT, "it is not UTF-8 text");
        }
    }
}
