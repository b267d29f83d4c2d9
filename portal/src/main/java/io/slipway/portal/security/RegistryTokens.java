package io.slipway.portal.security;

import io.slipway.registry.TokenId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// The short-lived tokens of Docker's token authentication: signed notes that name one of our tokens and what the
/// client asked for. A note has no rights of its own: on each call the token behind it is looked up again.
///
/// The key is made at the start and kept nowhere. After a restart clients ask for a new note, as they do when one is
/// over.
@Component
class RegistryTokens {
    static final String PREFIX = "sreg_";
    static final Duration LIFE = Duration.ofMinutes(5);
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock = Clock.systemUTC();

    RegistryTokens() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, MAC);
    }

    /// What a good note says.
    record Note(TokenId token, Instant until, List<RegistryAccess> access) {
        boolean allows(RegistryAccess wanted) {
            return access.stream().anyMatch(granted -> granted.covers(wanted));
        }
    }

    String write(TokenId token, List<RegistryAccess> access) {
        var until = clock.instant().plus(LIFE).getEpochSecond();
        var text = token + " " + until + access.stream().map(it -> " " + it).collect(Collectors.joining());
        var payload = encoded(text.getBytes(StandardCharsets.UTF_8));
        return PREFIX + payload + "." + encoded(signature(payload));
    }

    /// Empty for what we did not write; whether it is over, the reader looks.
    Optional<Note> read(String value) {
        var dot = value.indexOf('.');
        if (!value.startsWith(PREFIX) || dot < 0) {
            return Optional.empty();
        }
        var payload = value.substring(PREFIX.length(), dot);
        return decoded(value.substring(dot + 1))
                .filter(signature -> MessageDigest.isEqual(signature, signature(payload)))
                .flatMap(_ -> decoded(payload))
                .map(bytes -> note(new String(bytes, StandardCharsets.UTF_8)));
    }

    boolean isOver(Note note) {
        return !clock.instant().isBefore(note.until());
    }

    private static Note note(String text) {
        var parts = List.of(text.split(" "));
        return new Note(
                new TokenId(UUID.fromString(parts.get(0))),
                Instant.ofEpochSecond(Long.parseLong(parts.get(1))),
                parts.stream()
                        .skip(2)
                        .flatMap(it -> RegistryAccess.parse(it).stream())
                        .toList());
    }

    private byte[] signature(String payload) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
