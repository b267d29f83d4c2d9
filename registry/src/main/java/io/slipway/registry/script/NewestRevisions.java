package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.TeamName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far many scripts have come, with one question: for those who ask whether what runs is still the newest.
@Component
public class NewestRevisions {
    private final AccessPolicy policy;
    private final JdbcClient jdbc;

    NewestRevisions(AccessPolicy policy, JdbcClient jdbc) {
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /// The number of each script's newest revision; without scripts that the caller may not read, or that are gone.
    public Map<ScriptName, Integer> of(Caller caller, Collection<ScriptName> scripts) {
        var wanted = Set.copyOf(scripts);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        var newest = new HashMap<ScriptName, Integer>();
        jdbc.sql("""
                        select s.team, s.name, s.latest_revision
                        from unnest(cast(:teams as text[]), cast(:names as text[])) wanted (team, name)
                        join script s on s.team = wanted.team and s.name = wanted.name
                        where s.visibility = 'SITE' or s.team = any (cast(:mine as text[]))
                        """)
                .param("teams", texts(wanted.stream().map(ScriptName::team).map(TeamName::value)))
                .param("names", texts(wanted.stream().map(ScriptName::name)))
                .param("mine", texts(policy.teamsOf(caller).stream().map(TeamName::value)))
                .query(row -> {
                    newest.put(
                            ScriptName.of(row.getString("team"), row.getString("name")), row.getInt("latest_revision"));
                });
        return newest;
    }

    private static String[] texts(Stream<String> values) {
        return values.toArray(String[]::new);
    }
}
