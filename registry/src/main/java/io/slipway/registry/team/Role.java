package io.slipway.registry.team;

import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.Locale;

/// What a member is in a team. Each role includes the rights of those before it.
public enum Role {
    VIEWER,
    DEVELOPER,
    MAINTAINER,
    OWNER;

    /// The role with this name as people write it, such as `developer`.
    public static Role of(String name) {
        return Arrays.stream(values())
                .filter(role -> role.slug().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidException("role", "a role is one of viewer, developer, maintainer, owner"));
    }

    /// The name as people write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As a sentence says it: `an owner`, `a viewer`.
    public String withArticle() {
        return (this == OWNER ? "an " : "a ") + slug();
    }

    /// Whether this role may do what the permission stands for.
    public boolean allows(Permission permission) {
        return compareTo(permission.leastRole()) >= 0;
    }
}
