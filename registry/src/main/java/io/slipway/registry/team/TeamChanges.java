package io.slipway.registry.team;

import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes teams, each change in one transaction. Of two at the same time one wins, and the other is told so.
@Component
class TeamChanges {
    private final Teams teams;
    private final RightsRevision rights;
    private final TransactionTemplate transaction;

    TeamChanges(Teams teams, RightsRevision rights, PlatformTransactionManager transactions) {
        this.teams = teams;
        this.rights = rights;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What the change answers. It asks for the caller's right itself, before it looks at the team.
    <T> T of(TeamName name, Supplier<T> change) {
        try {
            return transaction.execute(_ -> {
                var answer = change.get();
                teams.flush();
                rights.changed();
                return answer;
            });
        } catch (ConcurrencyFailureException e) {
            throw new ConflictException(
                    "team-changed",
                    "Could not change team '%s': somebody else changed it at the same time. Look again and repeat."
                            .formatted(name),
                    Map.of("team", name.value()));
        }
    }

    /// The team, for whoever may know that there is one.
    Team existing(TeamName name) {
        return teams.findByName(name).orElseThrow(() -> new NotFoundException("team", name.value()));
    }
}
