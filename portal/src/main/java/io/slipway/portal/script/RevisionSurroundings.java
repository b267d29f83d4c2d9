package io.slipway.portal.script;

import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.markdown.Surroundings;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a README at the top of a revision may refer to: its own headings, and the revision's files.
record RevisionSurroundings(ScriptService scripts, Caller reader, RevisionDetails revision) implements Surroundings {
    private static final long MAX_PICTURE_BYTES = 512 * 1024;

    @Override
    public Optional<String> section(String id) {
        return Optional.of(Links.script(revision.script()) + "#" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> file(String path) {
        return entry(path)
                .map(file -> Links.revision(revision.script(), revision.number()) + "&path="
                        + URLEncoder.encode(file.path().value(), StandardCharsets.UTF_8));
    }

    @Override
    public Optional<byte[]> image(String path) {
        return entry(path)
                .filter(file -> file.size() <= MAX_PICTURE_BYTES)
                .map(file -> scripts.file(
                                reader, revision.script(), RevisionSelector.number(revision.number()), file.path())
                        .content());
    }

    private Optional<FileEntry> entry(String path) {
        try {
            var wanted = ContextPath.of(path);
            return revision.files().stream()
                    .filter(file -> file.path().equals(wanted))
                    .findFirst();
        } catch (InvalidException _) {
            return Optional.empty(); // no file can have this path
        }
    }
}
