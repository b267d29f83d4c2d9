package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import io.slipway.portal.shell.Command;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.net.URI;
import java.util.List;

/// How a revision leaves the portal for a terminal: the Dockerfile alone, straight into `docker build`, or as an
/// OCI artifact; and how an archive comes in from there. The token stays a variable, so that no secret is ever on a
/// page; any user name will do.
final class PullCommands {
    private static final String SIGN_IN = "me:$TOKEN";

    private final URI site;

    /// @param site where people reach the portal, such as `https://slipway.example`
    PullCommands(String site) {
        this.site = URI.create(site.endsWith("/") ? site.substring(0, site.length() - 1) : site);
    }

    /// A command that people copy, and what it is for, to complete "Copy the command that …".
    record PullCommand(String purpose, String line) {}

    /// The commands for a revision, each with a button that copies it.
    Component[] shown(ScriptName script, RevisionSelector revision) {
        return of(script, revision).stream()
                .map(command -> new Command(command.line(), "Copy the command that " + command.purpose()))
                .toArray(Component[]::new);
    }

    /// The commands for a revision, those that people need most first.
    List<PullCommand> of(ScriptName script, RevisionSelector revision) {
        var path = "/api/v1/scripts/%s/revisions/%s".formatted(script, revision);
        var image = script.name() + ":" + revision;
        var reference = site.getAuthority() + "/" + script + ":" + revision;
        var plain = isPlain() ? " --plain-http" : "";
        var unchecked = isPlain() ? " --src-tls-verify=false" : "";
        return List.of(
                new PullCommand(
                        "gets the Dockerfile",
                        "curl -u \"%s\" -O \\\n  %s%s/Dockerfile".formatted(SIGN_IN, site, path)),
                new PullCommand(
                        "builds it on your machine",
                        "docker build -t %s \\\n  \"%s://%s@%s%s/context.tar.gz\""
                                .formatted(image, site.getScheme(), SIGN_IN, site.getAuthority(), path)),
                new PullCommand(
                        "gets all files with ORAS",
                        "oras pull%s -u me -p \"$TOKEN\" \\\n  %s".formatted(plain, reference)),
                new PullCommand(
                        "copies it with Skopeo",
                        "skopeo copy%s --src-creds \"%s\" \\\n  docker://%s oci:%s"
                                .formatted(unchecked, SIGN_IN, reference, image)));
    }

    /// The way for archives that are too large for the editor.
    Component upload(ScriptName script) {
        var line = "curl -H \"Authorization: Bearer $TOKEN\" \\\n  -H \"Content-Type: application/octet-stream\" \\\n"
                + "  --data-binary @ARCHIVE \\\n  %s/api/v1/scripts/%s/revisions".formatted(site, script);
        return new Command(line, "Copy the command that uploads an archive");
    }

    private boolean isPlain() {
        return "http".equals(site.getScheme());
    }
}
