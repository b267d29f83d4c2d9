package io.slipway.infra.bench.fill;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// Scripts with their labels, revisions, files and tags.
final class ScriptRows {
    static final List<String> TABLES = List.of(
            "script",
            "script_label",
            "blob",
            "revision",
            "revision_file",
            "tag",
            "tag_move",
            "script_search",
            "script_search_word");

    private static final String LATEST = "latest";
    private static final String STABLE = "stable";

    private final Connection connection;
    private final Catalogue catalogue;

    ScriptRows(Connection connection, Catalogue catalogue) {
        this.connection = connection;
        this.catalogue = catalogue;
    }

    void writeContents() throws SQLException {
        try (var blobs = new CopyRows(connection, "blob (sha256, size, content)")) {
            for (var text : catalogue.contents()) {
                blobs.add(text.sha256(), text.bytes().length, text.bytes());
            }
            blobs.end();
        }
    }

    void write(List<FilledScript> scripts) throws SQLException {
        writeScripts(scripts);
        writeLabels(scripts);
        writeRevisions(scripts);
        writeFiles(scripts);
        writeTags(scripts);
        writeTagMoves(scripts);
    }

    private void writeScripts(List<FilledScript> scripts) throws SQLException {
        try (var rows = new CopyRows(
                connection,
                "script (id, team, name, description, visibility, latest_revision, created_by, created_at, updated_at, version)")) {
            for (var script : scripts) {
                var latest = script.revisions();
                rows.add(
                        script.id(),
                        script.team(),
                        script.name(),
                        script.description(),
                        script.visibility(),
                        latest,
                        script.author(),
                        script.createdAt(),
                        script.revisedAt(latest),
                        latest);
            }
            rows.end();
        }
    }

    private void writeLabels(List<FilledScript> scripts) throws SQLException {
        try (var rows = new CopyRows(connection, "script_label (script_id, key, value)")) {
            for (var script : scripts) {
                for (var label : script.labels().entrySet()) {
                    rows.add(script.id(), label.getKey(), label.getValue());
                }
            }
            rows.end();
        }
    }

    private void writeRevisions(List<FilledScript> scripts) throws SQLException {
        try (var rows = new CopyRows(
                connection,
                "revision (id, script_id, number, digest, message, author, created_at, file_count, size_bytes, version)")) {
            for (var script : scripts) {
                for (int number = 1; number <= script.revisions(); number++) {
                    var files = catalogue.files(script, number);
                    rows.add(
                            script.id(number),
                            script.id(),
                            number,
                            digest(files),
                            number == 1 ? "First version" : "Larger batches, revision " + number,
                            script.author(),
                            script.revisedAt(number),
                            files.size(),
                            files.stream()
                                    .mapToLong(file -> file.content().bytes().length)
                                    .sum(),
                            0);
                }
            }
            rows.end();
        }
    }

    private void writeFiles(List<FilledScript> scripts) throws SQLException {
        try (var rows = new CopyRows(connection, "revision_file (revision_id, path, mode, size, sha256)")) {
            for (var script : scripts) {
                for (int number = 1; number <= script.revisions(); number++) {
                    for (var file : catalogue.files(script, number)) {
                        var content = file.content();
                        rows.add(script.id(number), file.path(), "REGULAR", content.bytes().length, content.sha256());
                    }
                }
            }
            rows.end();
        }
    }

    private void writeTags(List<FilledScript> scripts) throws SQLException {
        try (var rows = new CopyRows(connection, "tag (id, script_id, name, revision, moved_by, moved_at, version)")) {
            for (var script : scripts) {
                var latest = script.revisions();
                rows.add(UUID.randomUUID(), script.id(), LATEST, latest, script.author(), script.revisedAt(latest), 0);
                if (script.hasStableTag()) {
                    rows.add(UUID.randomUUID(), script.id(), STABLE, 1, script.author(), script.createdAt(), 0);
                }
            }
            rows.end();
        }
    }

    private void writeTagMoves(List<FilledScript> scripts) throws SQLException {
        try (var rows = new CopyRows(connection, "tag_move (script_id, tag, revision, previous, moved_by, moved_at)")) {
            for (var script : scripts) {
                if (script.hasStableTag()) {
                    rows.add(script.id(), STABLE, 1, null, script.author(), script.createdAt());
                }
            }
            rows.end();
        }
    }

    private static String digest(List<FilledFile> files) {
        var lines = files.stream().map(FilledFile::digestLine).collect(Collectors.joining());
        return "sha256:" + StoredText.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }
}
