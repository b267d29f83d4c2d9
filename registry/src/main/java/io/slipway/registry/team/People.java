package io.slipway.registry.team;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who has come in, and which groups the sign-in service said they are in.
///
/// The newest claim counts for everything that asks in a person's name: sessions that began earlier, their tokens,
/// pages that are open. An older one that comes later, such as an old bearer token, changes nothing.
@Component
public class People {
    private final JdbcClient jdbc;
    private final RightsRevision rights;
    private final TransactionTemplate transaction;
    private final Map<String, Claim> noted = new ConcurrentHashMap<>();

    People(JdbcClient jdbc, RightsRevision rights, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Claim(Set<String> groups, Instant at) {
        boolean makesNeedless(Claim other) {
            return other.at.isBefore(at) || equals(other);
        }
    }

    /// Notes what the sign-in service says about somebody who came in. Costs nothing when it is known.
    ///
    /// @param at when the sign-in service said it
    public void seen(String username, Set<String> groups, Instant at) {
        var claim = new Claim(Set.copyOf(groups), at);
        var known = noted.get(username);
        if (known == null || !known.makesNeedless(claim)) {
            transaction.executeWithoutResult(_ -> store(username, claim));
            noted.put(username, claim);
        }
    }

    /// The person's groups by the newest claim.
    Set<String> groupsOf(String username) {
        return Set.copyOf(jdbc.sql("select group_name from person_group where username = ?")
                .param(username)
                .query((row, _) -> row.getString("group_name"))
                .list());
    }

    private void store(String username, Claim claim) {
        var newest = timeOfNewest(username);
        if (claim.at().isBefore(newest)) {
            return;
        }
        var before = groupsOf(username);
        var gone = difference(before, claim.groups());
        // Times of claims are whole seconds. Of two within one, nobody knows the newer: less is the safer answer.
        var added = claim.at().equals(newest) ? Set.<String>of() : difference(claim.groups(), before);
        gone.forEach(group -> jdbc.sql("delete from person_group where username = ? and group_name = ?")
                .params(username, group)
                .update());
        added.forEach(group -> jdbc.sql("insert into person_group (username, group_name) values (?, ?)")
                .params(username, group)
                .update());
        jdbc.sql("update person set groups_at = ? where username = ?")
                .params(Timestamp.from(claim.at()), username)
                .update();
        if (!gone.isEmpty() || !added.isEmpty()) {
            rights.changed();
        }
    }

    /// When the newest claim was made; holds the person's row until the end of the transaction.
    private Instant timeOfNewest(String username) {
        jdbc.sql("insert into person (username, groups_at) values (?, 'epoch') on conflict do nothing")
                .param(username)
                .update();
        return jdbc.sql("select groups_at from person where username = ? for update")
                .param(username)
                .query((row, _) -> row.getTimestamp("groups_at").toInstant())
                .single();
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        var rest = new HashSet<>(one);
        rest.removeAll(other);
        return rest;
    }
}
