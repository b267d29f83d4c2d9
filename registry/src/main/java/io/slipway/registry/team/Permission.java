package io.slipway.registry.team;

import io.slipway.registry.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A right inside a team, with the least role that has it and the scope that a token needs for it. What has no scope
/// takes a person: no token ever does it.
public enum Permission {
    READ(Role.VIEWER, Scope.READ, "see this"),
    WRITE(Role.DEVELOPER, Scope.WRITE, "write scripts"),
    BUILD(Role.DEVELOPER, Scope.BUILD, "build"),
    LAUNCH(Role.DEVELOPER, Scope.LAUNCH, "launch, start and stop"),
    PREDICT(Role.DEVELOPER, Scope.LAUNCH, "ask for predictions"),
    COMPARE(Role.DEVELOPER, Scope.COMPARE, "compare"),
    OPEN_LOGS(Role.DEVELOPER, Scope.LAUNCH, "open container logs"),
    OPEN_TERMINAL(Role.DEVELOPER, Scope.LAUNCH, "open terminals in containers"),
    DELETE(Role.MAINTAINER, Scope.WRITE, "delete"),
    MANAGE_SCRIPTS(Role.MAINTAINER, Scope.WRITE, "rename and archive scripts"),
    BRING_IN_IMAGES(Role.MAINTAINER, Scope.LAUNCH, "bring in images from outside"),
    PUBLISH(Role.MAINTAINER, Scope.WRITE, "show a script to everybody"),
    REVIEW(Role.MAINTAINER, Scope.WRITE, "decide on proposals"),
    SEE_ENVIRONMENT(Role.MAINTAINER, null, "see environment values"),
    MANAGE_TAG_RULES(Role.MAINTAINER, null, "change the rules for tags"),
    MANAGE_ROBOTS(Role.MAINTAINER, null, "manage the team's robots"),
    MANAGE_SECRETS(Role.MAINTAINER, null, "change the team's secrets"),
    MANAGE_MEMBERS(Role.OWNER, null, "manage members"),
    MANAGE_TEAM(Role.OWNER, null, "rename or delete the team"),
    SEE_AUDIT(Role.OWNER, null, "see the team's audit log");

    private final Role leastRole;
    private final @Nullable Scope scope;
    private final String action;

    Permission(Role leastRole, @Nullable Scope scope, String action) {
        this.leastRole = leastRole;
        this.scope = scope;
        this.action = action;
    }

    /// The least role that has this right.
    public Role leastRole() {
        return leastRole;
    }

    /// The scope that a token needs; empty where only a person will do.
    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    /// What the right allows, to complete "Could not …".
    public String action() {
        return action;
    }
}
