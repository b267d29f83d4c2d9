package io.slipway.infra.bench.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// The rows that are searched, as the registry derives them: words are read from every README and every Dockerfile
/// once, whatever the number of scripts that have it.
final class SearchRows {
    private static final List<String> PATHS =
            List.of("Dockerfile", "README.md", "app.py", "requirements.txt", "sample.json");

    private final Connection connection;
    private final Catalogue catalogue;

    SearchRows(Connection connection, Catalogue catalogue) {
        this.connection = connection;
        this.catalogue = catalogue;
    }

    void write(List<FilledScript> scripts) throws SQLException {
        if (!hasWords()) {
            readWords();
        }
        execute("""
                create temporary table if not exists filled (script_id uuid, names text, about text, similar_to text,
                    readme int, dockerfile int, base_images text[], frameworks text[], labels text[], keys text[])
                """);
        execute("truncate filled");
        try (var rows = new CopyRows(connection, "filled")) {
            for (var script : scripts) {
                add(rows, script);
            }
            rows.end();
        }
        execute("analyze filled");
        insert();
    }

    private static void add(CopyRows rows, FilledScript script) throws SQLException {
        var dockerfile = script.dockerfile(script.revisions());
        var recipe = Catalogue.recipe(dockerfile);
        var pairs = SearchTexts.pairs(script.labels());
        rows.add(
                script.id(),
                SearchTexts.plain(script.team() + " " + script.name()),
                SearchTexts.plain(script.description() + " " + String.join(" ", pairs)),
                script.name() + " " + script.description(),
                script.readme(),
                dockerfile,
                List.of(recipe.base()),
                recipe.frameworks(),
                pairs,
                SearchTexts.keys(recipe, script.labels()));
    }

    private void insert() throws SQLException {
        execute("""
                insert into script_search (script_id, team, name, audience, description, visibility,
                    latest_revision, created_at, updated_at, base_images, frameworks, labels, keys,
                    running, endpoint, archived, head, words, format)
                select s.id, s.team, s.name, case s.visibility when 'SITE' then '*' else s.team end, s.description,
                    s.visibility, s.latest_revision, s.created_at, s.updated_at, f.base_images, f.frameworks,
                    f.labels, f.keys, false, false, false, h.head, h.head || r.words || d.words,
                    (select max(format) from script_search)
                from filled f join script s on s.id = f.script_id
                join filled_readme r on r.number = f.readme join filled_dockerfile d on d.number = f.dockerfile,
                lateral (select
                    setweight(to_tsvector('english', f.names) || to_tsvector('simple', f.names), 'A')
                    || setweight(to_tsvector('english', f.about) || to_tsvector('simple', f.about), 'B') as head) h
                """);
        execute("""
                insert into script_search_word
                select distinct case s.visibility when 'SITE' then '*' else s.team end, word
                from filled f join script s on s.id = f.script_id,
                regexp_split_to_table(lower(f.similar_to), '[^[:alnum:]]+') word
                where length(word) between 3 and 60
                on conflict do nothing
                """);
    }

    private boolean hasWords() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('pg_temp.filled_readme') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void readWords() throws SQLException {
        var readmes = catalogue.readmes().stream().map(StoredText::text).map(SearchTexts::plain);
        readWords("filled_readme", "C", readmes);
        var numbers = Stream.iterate(0, number -> number + 1).limit(Catalogue.dockerfileCount());
        readWords("filled_dockerfile", "D", numbers.map(this::code));
    }

    private String code(int dockerfile) {
        var recipe = Catalogue.recipe(dockerfile);
        return SearchTexts.code(catalogue.dockerfiles().get(dockerfile).text(), PATHS, recipe.frameworks());
    }

    private void readWords(String table, String weight, Stream<String> texts) throws SQLException {
        execute("create temporary table " + table + "_text (number int, text text)");
        try (var rows = new CopyRows(connection, table + "_text")) {
            int number = 0;
            for (var text : (Iterable<String>) texts::iterator) {
                rows.add(number++, text);
            }
            rows.end();
        }
        execute("create temporary table " + table + " as select number, setweight(to_tsvector('english', text), '"
                + weight + "') as words from " + table + "_text");
        execute("analyze " + table);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
