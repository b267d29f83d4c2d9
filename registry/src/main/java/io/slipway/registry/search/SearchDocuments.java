package io.slipway.registry.search;

import io.slipway.registry.script.ScriptName;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads scripts and writes the rows that are searched, in the caller's transaction.
@Repository // so that what a flush meets comes out as Spring's exceptions, which writers repeat on
class SearchDocuments {
    /// Of the rows as they are written now. A higher number has all rows made anew at the next start.
    static final int FORMAT = 3;

    private static final int MAX_TEXT = 50_000;
    private static final String README = "readme";
    private static final String REQUIREMENTS = "requirements";

    private final JdbcClient jdbc;
    private final EntityManager entities;

    SearchDocuments(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /// Has the transaction's changes in the database, where plain SQL sees them.
    void flush() {
        entities.flush();
    }

    Optional<UUID> id(ScriptName name) {
        return jdbc.sql("select id from script where team = :team and name = :name")
                .param("team", name.team().value())
                .param("name", name.name())
                .query(UUID.class)
                .optional();
    }

    /// Until the transaction ends, nobody else writes this script's row.
    void lock(UUID script) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:script, 60))")
                .param("script", script.toString())
                .query((_, _) -> true)
                .single();
    }

    Optional<SearchDocument> read(UUID script) {
        var texts = texts(script);
        var paths = paths(script);
        var labels = labels(script);
        return jdbc.sql("""
                        select id, team, name, description, visibility, latest_revision, created_at, updated_at,
                            archived_at is not null as archived
                        from script where id = :script
                        """)
                .param("script", script)
                .query((row, _) -> document(row, texts, labels, paths))
                .optional();
    }

    private static SearchDocument document(ResultSet row, Map<String, String> texts, List<String> labels, String paths)
            throws SQLException {
        return new SearchDocument(
                row.getObject("id", UUID.class),
                ScriptName.of(row.getString("team"), row.getString("name")),
                row.getString("description"),
                row.getString("visibility"),
                row.getInt("latest_revision"),
                row.getBoolean("archived"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                ScriptFacts.of(texts.getOrDefault("dockerfile", ""), texts.getOrDefault(REQUIREMENTS, ""))
                        .labelled(labels),
                Wording.plain(texts.getOrDefault(README, "")),
                paths);
    }

    /// The beginnings of the files that are read, by what they are.
    private Map<String, String> texts(UUID script) {
        return jdbc
                .sql("""
                        select case when f.path = 'Dockerfile' then 'dockerfile'
                            when lower(f.path) like 'readme%' then 'readme' else 'requirements' end as kind,
                            substring(b.content from 1 for :most) as content
                        from script s join revision r on r.script_id = s.id and r.number = s.latest_revision
                        join revision_file f on f.revision_id = r.id join blob b on b.sha256 = f.sha256
                        where s.id = :script
                        and (f.path = 'Dockerfile' or lower(f.path) in ('readme', 'readme.md', 'readme.txt')
                            or f.path = 'requirements.txt')
                        """)
                .param("most", MAX_TEXT)
                .param("script", script)
                .query((row, _) -> Map.entry(row.getString("kind"), text(row.getBytes("content"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a));
    }

    /// The labels that people gave the script itself.
    private List<String> labels(UUID script) {
        return jdbc.sql("select key || '=' || value from script_label where script_id = :script order by key")
                .param("script", script)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String paths(UUID script) {
        return String.join(
                " ", jdbc.sql("""
                                select f.path from script s
                                join revision r on r.script_id = s.id and r.number = s.latest_revision
                                join revision_file f on f.revision_id = r.id
                                where s.id = :script order by f.path limit 500
                                """).param("script", script).query(String.class).list());
    }

    void write(SearchDocument document, ScriptActivity.Now now) {
        jdbc.sql("""
                        insert into script_search (script_id, team, name, audience, description, visibility,
                            latest_revision, created_at, updated_at, base_images, frameworks, labels, keys,
                            running, endpoint, archived, head, words, format)
                        select :id, :team, :name, :audience, :description, :visibility,
                            :revision, :created, :updated, :bases, :frameworks, :labels, :keys,
                            :running, :endpoint, :archived, text.head, text.head || text.body, :format
                        from (select
                            setweight(to_tsvector('english', :names) || to_tsvector('simple', :names), 'A')
                            || setweight(to_tsvector('english', :about) || to_tsvector('simple', :about), 'B') as head,
                            setweight(to_tsvector('english', :readme), 'C')
                            || setweight(to_tsvector('english', :code), 'D') as body) text
                        on conflict (script_id) do update set
                            team = excluded.team, name = excluded.name, audience = excluded.audience,
                            description = excluded.description, visibility = excluded.visibility,
                            latest_revision = excluded.latest_revision, updated_at = excluded.updated_at,
                            base_images = excluded.base_images, frameworks = excluded.frameworks,
                            labels = excluded.labels, keys = excluded.keys, running = excluded.running,
                            endpoint = excluded.endpoint, archived = excluded.archived,
                            head = excluded.head, words = excluded.words, format = excluded.format
                        """).params(parameters(document, now)).update();
        writeWords(document);
    }

    /// Words stay when a script goes: they correct what people of the same audience type, and lead to nothing else. In
    /// order, so that two writers do not wait for each other in a circle.
    private void writeWords(SearchDocument document) {
        jdbc.sql("""
                        insert into script_search_word
                        select :audience, word from unnest(cast(:words as text[])) word order by word
                        on conflict do nothing
                        """)
                .param("audience", document.audience())
                .param("words", document.words().toArray(String[]::new))
                .update();
    }

    void writeActivity(UUID script, ScriptActivity.Now now) {
        jdbc.sql("""
                        update script_search set running = :running, endpoint = :endpoint
                        where script_id = :script and (running <> :running or endpoint <> :endpoint)
                        """)
                .param("script", script)
                .param("running", now.running())
                .param("endpoint", now.endpoint())
                .update();
    }

    /// Scripts behind the given one whose row is missing or of an older format.
    List<UUID> outdatedAfter(UUID script, int most) {
        return jdbc.sql("""
                        select s.id from script s left join script_search x on x.script_id = s.id
                        where s.id > :after and (x.format is null or x.format <> :format)
                        order by s.id limit :most
                        """)
                .param("after", script)
                .param("format", FORMAT)
                .param("most", most)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Map<String, Object> parameters(SearchDocument document, ScriptActivity.Now now) {
        var facts = document.facts();
        return Map.ofEntries(
                Map.entry("id", document.id()),
                Map.entry("team", document.name().team().value()),
                Map.entry("name", document.name().name()),
                Map.entry("audience", document.audience()),
                Map.entry("description", document.description()),
                Map.entry("visibility", document.visibility()),
                Map.entry("revision", document.latestRevision()),
                Map.entry("created", document.createdAt().atOffset(ZoneOffset.UTC)),
                Map.entry("updated", document.updatedAt().atOffset(ZoneOffset.UTC)),
                Map.entry("bases", facts.baseImages().toArray(String[]::new)),
                Map.entry("frameworks", facts.frameworks().toArray(String[]::new)),
                Map.entry("labels", facts.labels().toArray(String[]::new)),
                Map.entry("keys", SearchKeys.of(facts).toArray(String[]::new)),
                Map.entry("running", now.running()),
                Map.entry("endpoint", now.endpoint()),
                Map.entry("archived", document.archived()),
                Map.entry("names", document.names()),
                Map.entry("about", document.about()),
                Map.entry("readme", document.readme()),
                Map.entry("code", document.code()),
                Map.entry("format", FORMAT));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
