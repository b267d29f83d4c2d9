package io.slipway.infra.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The key with which tokens for docker-registry are signed. The JDK's own `keytool` makes it.
record PeerKey(PrivateKey key, X509Certificate certificate) {
    static final String SERVICE = "bench";
    private static final String PASSWORD = "only-on-loopback";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_ID_BYTES = 30;
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    static PeerKey in(Path directory) {
        var store = directory.resolve("peer-key.p12");
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(store);
            make(store);
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new PeerKey((PrivateKey) keys.getKey(SERVICE, PASSWORD.toCharArray()), (X509Certificate)
                    keys.getCertificate(SERVICE));
        } catch (IOException | GeneralSecurityException e) {
            throw new BenchFailure("Could not make a key for docker-registry: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while a key was made.", e);
        }
    }

    private static void make(Path store) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var words = "-genkeypair -alias %s -keyalg RSA -keysize 2048 -dname CN=%s -validity 30 -storetype PKCS12"
                .formatted(SERVICE, SERVICE)
                .split(" ");
        var command = new ArrayList<>(List.of(keytool));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
    }

    String pem() {
        try {
            var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n" + encoder.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What docker-registry accepts for one repository. Names its key by id, which is the quickest way for it.
    String token(String repository, Instant now) {
        var header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + keyId() + "\"}";
        var claims = """
                {"iss":"%1$s","sub":"%1$s","aud":"%1$s","jti":"1","iat":%2$s,"nbf":%2$s,"exp":%3$s,\
                "access":[{"type":"repository","name":"%4$s","actions":["pull","push"]}]}""".formatted(
                        SERVICE,
                        Long.toString(now.minusSeconds(60).getEpochSecond()),
                        Long.toString(now.plus(GOOD_FOR).getEpochSecond()),
                        repository);
        var content =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return content + "." + base64(signed(content));
    }

    private byte[] signed(String content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Docker's name for a key: 240 bits of its SHA-256 in Base32, by groups of four.
    private String keyId() {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            var bits = Arrays.stream(toInts(Arrays.copyOf(hash, KEY_ID_BYTES)))
                    .mapToObj(value ->
                            String.format("%8s", Integer.toBinaryString(value)).replace(' ', '0'))
                    .collect(Collectors.joining());
            return IntStream.range(0, bits.length() / 5)
                    .mapToObj(at -> (at > 0 && at % 4 == 0 ? ":" : "")
                            + BASE32.charAt(Integer.parseInt(bits.substring(at * 5, at * 5 + 5), 2)))
                    .collect(Collectors.joining());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int[] toInts(byte[] bytes) {
        return IntStream.range(0, bytes.length).map(at -> bytes[at] & 0xFF).toArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
