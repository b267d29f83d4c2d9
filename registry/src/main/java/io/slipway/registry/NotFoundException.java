package io.slipway.registry;

import io.slipway.registry.team.TeamName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The named thing does not exist, or the caller may not know that it does: both read the same on purpose.
public class NotFoundException extends SlipwayException {
    private final String kind;
    private final String name;
    private final transient @Nullable TeamName owner;

    /// For example `new NotFoundException("script", "vision/digits")`, of type `script-not-found`.
    public NotFoundException(String kind, String name) {
        this(kind, name, null);
    }

    private NotFoundException(String kind, String name, @Nullable TeamName owner) {
        super(
                kind + "-not-found",
                "Could not find %s '%s': there is none that you may see. Check the name, or ask its team for access."
                        .formatted(kind, name),
                Map.of(kind, name));
        this.kind = kind;
        this.name = name;
        this.owner = owner;
    }

    /// The same answer for something that is there and belongs to a team of others. The caller is told nothing more;
    /// the audit log is.
    public NotFoundException hiddenBy(TeamName team) {
        return new NotFoundException(kind, name, team);
    }

    /// The team whose thing was hidden from the caller; empty for what does not exist. Not for answers.
    public Optional<TeamName> owner() {
        return Optional.ofNullable(owner);
    }

    /// What was looked for: `team`, `script`, `revision`, `file` …
    public String kind() {
        return kind;
    }

    /// The name that was looked for.
    public String name() {
        return name;
    }
}
