package io.slipway.portal.secret;

import io.slipway.registry.ConflictException;
import io.slipway.registry.team.TeamName;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Encrypts secrets with the installation's key (AES-256-GCM), which comes from outside and is in no database.
///
/// Team and name are part of what is sealed: moved to another row, a secret does not open.
@Component
public class Seal {
    private static final int SHORTEST_KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    Seal(@Value("${slipway.secrets-key:}") String key) {
        if (!key.isEmpty() && key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "SLIPWAY_SECRETS_KEY has at least %d characters: take random ones".formatted(SHORTEST_KEY));
        }
        this.key = key.isEmpty() ? new byte[0] : digest(key);
    }

    /// @param name what nothing else of the team's is called that is sealed
    public byte[] close(TeamName team, String name, byte[] value) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, team, name).doFinal(value);
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// The value again.
    public byte[] open(TeamName team, String name, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), team, name)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (AEADBadTagException e) {
            throw new ConflictException(
                    "secret-not-readable",
                    "Could not read the secret '%s': it was kept with another key. Set its value again."
                            .formatted(name),
                    Map.of("secret", name));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, TeamName team, String name) throws GeneralSecurityException {
        if (key.length == 0) {
            throw new ConflictException(
                    "no-secrets-key",
                    "Could not use secrets: this installation has no key to keep them with. Its administrator sets"
                            + " SLIPWAY_SECRETS_KEY.",
                    Map.of());
        }
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((team + "/" + name).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
