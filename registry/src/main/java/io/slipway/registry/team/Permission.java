package io.slipway.registry.team;

/// A right inside a team, with the least role that has it.
public enum Permission {
    READ(Role.VIEWER, "see this"),
    WRITE(Role.DEVELOPER, "write scripts"),
    BUILD(Role.DEVELOPER, "build"),
    LAUNCH(Role.DEVELOPER, "launch, start and stop"),
    PREDICT(Role.DEVELOPER, "ask for predictions"),
    COMPARE(Role.DEVELOPER, "compare"),
    OPEN_LOGS(Role.DEVELOPER, "open container logs"),
    DELETE(Role.MAINTAINER, "delete"),
    REVIEW(Role.MAINTAINER, "decide on proposals"),
    SEE_ENVIRONMENT(Role.MAINTAINER, "see environment values"),
    MANAGE_MEMBERS(Role.OWNER, "manage members");

    private final Role leastRole;
    private final String action;

    Permission(Role leastRole, String action) {
        this.leastRole = leastRole;
        this.action = action;
    }

    /// The least role that has this right.
    public Role leastRole() {
        return leastRole;
    }

    /// What the right allows, to complete "Could not …".
    public String action() {
        return action;
    }
}
