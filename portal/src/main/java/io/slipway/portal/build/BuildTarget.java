package io.slipway.portal.build;

import io.slipway.engine.ImageReference;
import io.slipway.registry.script.ScriptName;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/// Exactly what a build builds: the revision is found and will not move any more.
record BuildTarget(
        ScriptName script,
        int revision,
        String digest,
        Map<String, String> args,
        boolean noCache,
        SortedSet<String> secrets) {
    BuildTarget {
        secrets = Collections.unmodifiableSortedSet(new TreeSet<>(secrets));
    }

    /// A target without secrets.
    BuildTarget(ScriptName script, int revision, String digest, Map<String, String> args, boolean noCache) {
        this(script, revision, digest, args, noCache, new TreeSet<>());
    }

    /// The same under the name that its script has now.
    BuildTarget of(ScriptName now) {
        return new BuildTarget(now, revision, digest, args, noCache, secrets);
    }

    /// The name the image gets: `slipway/team/script:revision`, with a mark when there are build arguments.
    ImageReference reference() {
        var tag = args.isEmpty() ? Integer.toString(revision) : revision + "-" + fingerprint();
        return new ImageReference("slipway/%s/%s:%s".formatted(script.team(), script.name(), tag));
    }

    private String fingerprint() {
        var sum = new CRC32C();
        sum.update(new TreeMap<>(args).toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }
}
