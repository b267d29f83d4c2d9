package io.slipway.portal.work;

import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildLogService;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.LaunchSource;
import io.slipway.registry.Caller;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestConfiguration;

/// What tests do again and again: a team with somebody in every role, a script, a build, a launch, and waiting.
@TestConfiguration(proxyBeanMethods = false)
public class Hands {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TeamService teams;
    private final ScriptService scripts;
    private final BuildService builds;
    private final BuildLogService logs;
    private final DeploymentService deployments;

    Hands(
            TeamService teams,
            ScriptService scripts,
            BuildService builds,
            BuildLogService logs,
            DeploymentService deployments) {
        this.teams = teams;
        this.scripts = scripts;
        this.builds = builds;
        this.logs = logs;
        this.deployments = deployments;
    }

    /// A fresh team; `outsider` belongs to another one.
    public record Crew(
            TeamName team, Caller owner, Caller maintainer, Caller developer, Caller viewer, Caller outsider) {
        /// A script of the team.
        public ScriptName script(String name) {
            return new ScriptName(team, name);
        }
    }

    public Crew crew() {
        var number = COUNT.incrementAndGet();
        var crew = new Crew(
                new TeamName("crew-" + number),
                Caller.user("owner-" + number),
                Caller.user("maintainer-" + number),
                Caller.user("developer-" + number),
                Caller.user("viewer-" + number),
                Caller.user("outsider-" + number));
        teams.create(crew.owner(), crew.team(), "");
        teams.create(crew.outsider(), new TeamName("others-" + number), "");
        teams.setMember(crew.owner(), crew.team(), crew.maintainer().username(), Role.MAINTAINER);
        teams.setMember(crew.owner(), crew.team(), crew.developer().username(), Role.DEVELOPER);
        teams.setMember(crew.owner(), crew.team(), crew.viewer().username(), Role.VIEWER);
        return crew;
    }

    /// A fresh team with somebody of another one as its developer.
    public Crew crewWith(Caller developer) {
        var crew = crew();
        teams.setMember(crew.owner(), crew.team(), developer.username(), Role.DEVELOPER);
        return new Crew(crew.team(), crew.owner(), crew.maintainer(), developer, crew.viewer(), crew.outsider());
    }

    /// Takes a member out of the team.
    public void leave(Crew crew, Caller member) {
        teams.removeMember(crew.owner(), crew.team(), member.username());
    }

    /// Saves a revision of these files.
    public ScriptName publish(Crew crew, String name, ContextFile... files) {
        var script = crew.script(name);
        scripts.revise(crew.developer(), script, RevisionDraft.of(BuildContext.of(files), ""));
        return script;
    }

    /// Saves a revision that is one Dockerfile.
    public ScriptName publish(Crew crew, String name, String dockerfile) {
        return publish(crew, name, ContextFile.text("Dockerfile", dockerfile));
    }

    public UUID order(Crew crew, ScriptName script) {
        return builds.request(crew.developer(), BuildOrder.of(script, RevisionSelector.LATEST))
                .build()
                .id();
    }

    /// A build of the script that has ended.
    public BuildDetails build(Crew crew, ScriptName script) {
        return ended(crew, order(crew, script));
    }

    public BuildDetails ended(Crew crew, UUID build) {
        return Awaitility.await("build ends")
                .atMost(PATIENCE)
                .until(
                        () -> builds.find(crew.viewer(), build),
                        found -> found.status().isFinal());
    }

    public BuildDetails until(Crew crew, UUID build, BuildStatus status) {
        return Awaitility.await("build is " + status)
                .atMost(PATIENCE)
                .until(() -> builds.find(crew.viewer(), build), found -> found.status() == status);
    }

    public String log(Crew crew, UUID build) {
        var text = new StringBuilder();
        try {
            logs.read(crew.viewer(), build, text::append);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public LaunchRequest wish(Crew crew, ScriptName script, String name) {
        return LaunchRequest.of(
                crew.team(), new DeploymentName(name), new LaunchSource.OfRevision(script, RevisionSelector.LATEST));
    }

    /// A deployment of the script that has come to rest.
    public DeploymentDetails launch(Crew crew, ScriptName script, String name) {
        return settled(
                crew,
                deployments.launch(crew.developer(), wish(crew, script, name)).id());
    }

    public DeploymentDetails settled(Crew crew, UUID deployment) {
        return Awaitility.await("deployment comes to rest")
                .atMost(PATIENCE)
                .until(
                        () -> deployments.find(crew.viewer(), deployment),
                        found -> !found.status().isOnItsWay());
    }

    public DeploymentDetails until(Crew crew, UUID deployment, DeploymentStatus status) {
        return Awaitility.await("deployment is " + status)
                .atMost(PATIENCE)
                .until(() -> deployments.find(crew.viewer(), deployment), found -> found.status() == status);
    }
}
