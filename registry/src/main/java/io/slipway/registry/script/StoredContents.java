package io.slipway.registry.script;

import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the content of several stored files at once, for features that compare or copy them. It asks for no
/// right: whoever has the entries was asked when they were read.
@Component
public class StoredContents {
    private final JdbcClient jdbc;

    StoredContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The contents by hash, in one query. What was deleted meanwhile is missing.
    public Map<Sha256, byte[]> of(Collection<FileEntry> files) {
        var contents = new HashMap<Sha256, byte[]>();
        if (!files.isEmpty()) {
            jdbc.sql("select sha256, content from blob where sha256 = any (?)")
                    .param(files.stream()
                            .map(file -> file.sha256().hex())
                            .distinct()
                            .toArray(String[]::new))
                    .query((row, _) -> contents.put(new Sha256(row.getString("sha256")), row.getBytes("content")))
                    .list();
        }
        return contents;
    }
}
