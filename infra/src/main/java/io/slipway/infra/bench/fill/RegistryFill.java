package io.slipway.infra.bench.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fills an empty registry: first teams, people and contents, then scripts up to any number, in as many calls as
/// wanted. The rows are those that the registry itself would have written, but by `COPY` and by whole sets: a hundred
/// thousand scripts take a minute or two.
///
/// Only for databases made for that purpose: it takes indexes and foreign keys away for a while.
public final class RegistryFill {
    /// Above this many scripts at once it pays to make indexes anew.
    private static final int MANY = 5_000;

    private final Connection connection;
    private final Catalogue catalogue = new Catalogue();
    private final ScriptRows scripts;
    private final SearchRows search;
    private int filled;

    /// @param connection as the owner of the tables; stays open
    public RegistryFill(Connection connection) {
        this.connection = connection;
        this.scripts = new ScriptRows(connection, catalogue);
        this.search = new SearchRows(connection, catalogue);
    }

    /// Writes teams, their members, and the contents of all files.
    ///
    /// @param measuring a user who becomes a member of some teams, maintainer of the largest one
    public void begin(String measuring) {
        attempt("write teams and contents", () -> {
            new TeamRows(connection).write(measuring);
            scripts.writeContents();
        });
    }

    /// Adds scripts until there are so many. Afterwards the database knows what it holds, as it would after a while.
    public void fillTo(int count) {
        attempt("fill the registry with %d scripts".formatted(count), () -> {
            var news =
                    IntStream.range(filled, count).mapToObj(catalogue::script).toList();
            if (news.size() >= MANY) {
                var aside = SetAside.take(connection, ScriptRows.TABLES);
                write(news);
                aside.putBack();
            } else {
                write(news);
            }
            filled = count;
        });
        tidy();
    }

    private void write(List<FilledScript> news) throws SQLException {
        scripts.write(news);
        search.write(news);
    }

    /// How many scripts there are.
    public int filled() {
        return filled;
    }

    /// Scripts that the measuring user may read, spread evenly over all that there are.
    public List<FilledScript> readable(int atMost) {
        var teams = Users.teamsOfMeasuring();
        var step = Math.max(1, filled / (atMost * 3));
        return IntStream.iterate(0, number -> number < filled, number -> number + step)
                .mapToObj(catalogue::script)
                .filter(script -> script.isForEverybody() || teams.contains(script.team()))
                .limit(atMost)
                .toList();
    }

    /// All scripts there are.
    public Stream<FilledScript> all() {
        return IntStream.range(0, filled).mapToObj(catalogue::script);
    }

    private void tidy() {
        attempt("tidy the tables up", () -> {
            try (var statement = connection.createStatement()) {
                for (var table : ScriptRows.TABLES) {
                    statement.execute("vacuum (analyze) " + table);
                }
            }
        });
    }

    private static void attempt(String what, Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            throw new FillFailure(what, e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }
}
