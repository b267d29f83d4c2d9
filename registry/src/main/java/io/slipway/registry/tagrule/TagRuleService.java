package io.slipway.registry.tagrule;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reading and setting a team's rules for tags. Members see them, maintainers set them.
@Service
public class TagRuleService {
    private static final AuditAction CHANGE = AuditAction.of("team.tag-rules");

    private final AccessPolicy policy;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    TagRuleService(AccessPolicy policy, JdbcClient jdbc, AuditLog audit) {
        this.policy = policy;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /// The rules of one of the caller's teams.
    @Transactional(readOnly = true)
    public TagRules find(Caller caller, TeamName team) {
        policy.require(caller, team, Permission.READ);
        return of(team);
    }

    /// Sets the rules; they hold from the next change of a tag on, and change no tag themselves.
    @Transactional
    public TagRules set(Caller caller, TeamName team, TagRules rules) {
        policy.require(caller, team, Permission.MANAGE_TAG_RULES);
        jdbc.sql("""
                        insert into tag_rules (team, immutable, patterns, block, guarded, guard_delta)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (team) do update
                        set immutable = excluded.immutable, patterns = excluded.patterns, block = excluded.block,
                            guarded = excluded.guarded, guard_delta = excluded.guard_delta
                        """)
                .params(
                        team.value(),
                        rules.immutable().name(),
                        values(rules.patterns()),
                        rules.block().name(),
                        values(rules.latency().tags()),
                        rules.latency().delta())
                .update();
        audit.record(
                caller,
                CHANGE,
                AuditTarget.team(team),
                Map.of(
                        "immutable",
                        rules.immutable().slug(),
                        "block",
                        rules.block().slug(),
                        "guarded",
                        String.join(" ", values(rules.latency().tags())),
                        "guardDelta",
                        Double.toString(rules.latency().delta())));
        return rules;
    }

    /// The rules for whoever changes a tag and has been asked for that right already.
    @Transactional(readOnly = true)
    public TagRules of(TeamName team) {
        return jdbc.sql("select immutable, patterns, block, guarded, guard_delta from tag_rules where team = ?")
                .param(team.value())
                .query((row, _) -> rules(row))
                .optional()
                .orElse(TagRules.NONE);
    }

    private static TagRules rules(ResultSet row) throws SQLException {
        return new TagRules(
                TagRules.Immutable.valueOf(row.getString("immutable")),
                patterns(row.getArray("patterns")),
                TagRules.Block.valueOf(row.getString("block")),
                new LatencyGuard(patterns(row.getArray("guarded")), row.getDouble("guard_delta")));
    }

    private static String[] values(List<TagPattern> patterns) {
        return patterns.stream().map(TagPattern::value).toArray(String[]::new);
    }

    private static List<TagPattern> patterns(Array array) throws SQLException {
        return Arrays.stream(texts(array)).map(TagPattern::new).toList();
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
