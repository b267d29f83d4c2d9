package io.slipway.portal.build;

import io.slipway.portal.work.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The base images and the layers of builds as they are stored: lists that are written as a whole.
@Component
class BuildRecords {
    private final JdbcClient jdbc;

    BuildRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void layers(UUID build, List<BuildLayer> layers) {
        jdbc.sql("delete from build_layer where build_id = ?").param(build).update();
        for (int position = 0; position < layers.size(); position++) {
            var layer = layers.get(position);
            jdbc.sql("""
                            insert into build_layer (build_id, position, instruction, size_bytes, empty, layer_id, from_base)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(build)
                    .param(position)
                    .param(Storable.text(layer.instruction()))
                    .param(layer.sizeBytes())
                    .param(layer.empty())
                    .param(layer.id())
                    .param(layer.fromBase())
                    .update();
        }
    }

    List<BuildLayer> layers(UUID build) {
        return jdbc.sql("""
                        select instruction, size_bytes, empty, layer_id, from_base, difference, differing_files
                        from build_layer where build_id = ? order by position
                        """)
                .param(build)
                .query((row, _) -> new BuildLayer(
                        row.getString("instruction"),
                        row.getLong("size_bytes"),
                        row.getBoolean("empty"),
                        row.getString("layer_id"),
                        row.getBoolean("from_base"),
                        difference(row)))
                .list();
    }

    private static @Nullable LayerDifference difference(ResultSet row) throws SQLException {
        var kind = row.getString("difference");
        var files = row.getString("differing_files");
        return kind == null
                ? null
                : new LayerDifference(
                        LayerDifference.Kind.valueOf(kind),
                        files == null || files.isEmpty() ? List.of() : List.of(files.split("\n", -1)));
    }

    void difference(UUID build, int position, LayerDifference difference) {
        var files = difference.files().stream()
                .map(path -> Storable.text(path).replace('\n', '?'))
                .collect(Collectors.joining("\n"));
        jdbc.sql("update build_layer set difference = ?, differing_files = ? where build_id = ? and position = ?")
                .params(difference.kind().name(), files, build, position)
                .update();
    }

    @Transactional
    public void bases(UUID build, List<BuildBase> bases) {
        jdbc.sql("delete from build_base where build_id = ?").param(build).update();
        for (int position = 0; position < bases.size(); position++) {
            jdbc.sql("insert into build_base (build_id, position, reference, image_id) values (?, ?, ?, ?)")
                    .param(build)
                    .param(position)
                    .param(Storable.text(bases.get(position).reference()))
                    .param(bases.get(position).image())
                    .update();
        }
    }

    List<BuildBase> bases(UUID build) {
        return jdbc.sql("select reference, image_id from build_base where build_id = ? order by position")
                .param(build)
                .query((row, _) -> new BuildBase(row.getString("reference"), row.getString("image_id")))
                .list();
    }
}
