package io.slipway.registry.search;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Gives cursors out and takes them back: signed for one caller and one query, so that neither a changed cursor nor
/// one of another search is ever followed.
@Component
class SearchCursors {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    SearchCursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String write(Caller caller, SearchQuery query, SearchCursor cursor) {
        var text = cursor.text().getBytes(StandardCharsets.UTF_8);
        var all = Arrays.copyOf(signature(caller, query, text), SIGNATURE + text.length);
        System.arraycopy(text, 0, all, SIGNATURE, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    SearchCursor read(Caller caller, SearchQuery query, String cursor) {
        var all = bytes(cursor);
        if (all.length <= SIGNATURE) {
            throw unknown();
        }
        var text = Arrays.copyOfRange(all, SIGNATURE, all.length);
        if (!MessageDigest.isEqual(Arrays.copyOf(all, SIGNATURE), signature(caller, query, text))) {
            throw unknown();
        }
        return SearchCursor.parse(new String(text, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String cursor) {
        try {
            return cursor.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private byte[] signature(Caller caller, SearchQuery query, byte[] text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            mac.update(caller.username().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(query.pagesOf(1).toString().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            var secret = jdbc.sql("select secret from script_search_secret")
                    .query(String.class)
                    .single();
            known = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
            key = known;
        }
        return known;
    }

    private static InvalidException unknown() {
        return new InvalidException(
                "after", "this is not a place in this list; start again without it, with the same filters");
    }
}
