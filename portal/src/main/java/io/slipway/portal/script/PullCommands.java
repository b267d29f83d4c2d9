package io.slipway.portal.script;

import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.net.URI;
import java.util.List;

/// How a revision leaves the portal for a terminal: the Dockerfile alone, straight into `docker build`, or as an
/// OCI artifact. Users and tokens stay variables, so that no secret is ever on a page.
final class PullCommands {
    private static final String SIGN_IN = "$SLIPWAY_USER:$SLIPWAY_TOKEN";

    private final URI site;

    /// @param site where people reach the portal, such as `https://slipway.example`
    PullCommands(String site) {
        this.site = URI.create(site.endsWith("/") ? site.substring(0, site.length() - 1) : site);
    }

    /// The commands for a revision, those that people need most first.
    List<PullCommand> of(ScriptName script, RevisionSelector revision) {
        var image = script.name() + ":" + revision;
        var reference = site.getAuthority() + "/" + script + ":" + revision;
        var plain = isPlain() ? " --plain-http" : "";
        var unchecked = isPlain() ? " --src-tls-verify=false" : "";
        return List.of(
                new PullCommand(
                        "The Dockerfile",
                        "curl -u \"%s\" -O %s".formatted(SIGN_IN, raw(script, revision, "Dockerfile"))),
                new PullCommand(
                        "Build it with Docker",
                        "docker build -t %s \"%s://%s@%s%s\""
                                .formatted(
                                        image,
                                        site.getScheme(),
                                        SIGN_IN,
                                        site.getAuthority(),
                                        path(script, revision, "context.tar.gz"))),
                new PullCommand(
                        "All files",
                        "curl -u \"%s\" %s | tar xz".formatted(SIGN_IN, raw(script, revision, "context.tar.gz"))),
                new PullCommand("All files, with ORAS", "oras pull%s %s".formatted(plain, reference)),
                new PullCommand(
                        "Copy it, with Skopeo",
                        "skopeo copy%s --src-creds \"%s\" docker://%s oci:%s"
                                .formatted(unchecked, SIGN_IN, reference, image)));
    }

    private String raw(ScriptName script, RevisionSelector revision, String file) {
        return site + path(script, revision, file);
    }

    private static String path(ScriptName script, RevisionSelector revision, String file) {
        return "/r/" + script + "/" + revision + "/" + file;
    }

    private boolean isPlain() {
        return "http".equals(site.getScheme());
    }
}
