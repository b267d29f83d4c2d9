package io.slipway.benchmarks;

import io.slipway.benchmarks.plan.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The body of every request, from `--data` or `--payload`.
final class Payloads {
    private Payloads() {}

    static Payload read(Arguments arguments) throws IOException {
        String type = arguments.value("--content-type").orElse("application/json");
        Optional<String> data = arguments.value("--data");
        Optional<String> file = arguments.value("--payload");
        if (data.isPresent() == file.isPresent()) {
            throw new UsageException(
                    "Could not start: a payload is needed. Give either --payload FILE or --data TEXT.");
        }
        if (data.isPresent()) {
            return Payload.text(type, data.get());
        }
        byte[] bytes = file.get().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(existing(file.get()));
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                ? Payload.text(type, text)
                : Payload.of(type, bytes);
    }

    private static Path existing(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new UsageException("Could not read the payload: there is no file '%s'.".formatted(file));
        }
        return path;
    }
}
