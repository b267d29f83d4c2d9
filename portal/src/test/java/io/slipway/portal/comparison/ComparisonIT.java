package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.engine.ContainerName;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Label;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import io.slipway.engine.docker.DockerEngines;
import io.slipway.infra.EmbeddedPostgres;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.LaunchSource;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Comparisons on the real engine, the real database and the real benchmarks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonIT {
    private static final TeamName TEAM = new TeamName("vision");
    private static final Caller BOB = Caller.user("bob");
    private static final Caller STRANGER = Caller.user("dave");
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext portal;
    private ComparisonService comparisons;
    private ReportService reports;

    @BeforeAll
    void start() {
        postgres = EmbeddedPostgres.start(Path.of("target", "comparison-postgres"));
        var url = postgres.createDatabase("it_" + UUID.randomUUID().toString().replace("-", ""));
        portal = new SpringApplicationBuilder(ComparisonApplication.class)
                .properties(Map.of(
                        "SLIPWAY_PORT", "0",
                        "SLIPWAY_DB_URL", url,
                        "SLIPWAY_DB_USER", postgres.user(),
                        "SLIPWAY_DB_PASSWORD", postgres.password(),
                        "SLIPWAY_BENCHMARKS_JAR", "../benchmarks/target/slipway-benchmarks.jar",
                        "slipway.comparison.health-patience", "20s",
                        "slipway.comparison.memory", "96MB",
                        "slipway.comparison.sweep-interval", "PT1H"))
                .run();
        comparisons = portal.getBean(ComparisonService.class);
        reports = portal.getBean(ReportService.class);
        var teams = portal.getBean(TeamService.class);
        teams.create(Caller.user("alice"), TEAM, "Vision");
        teams.setMember(Caller.user("alice"), TEAM, "bob", Role.DEVELOPER);
        publish("noop", PerlModels.answeringAfter(0));
        publish("fast", PerlModels.answeringAfter(0.002));
        publish("slow", PerlModels.answeringAfter(0.005));
    }

    @AfterAll
    void stop() {
        portal.close();
        postgres.close();
    }

    @AfterEach
    void nothingIsLeftOnTheEngine() {
        var ours = portal.getBean(Installation.class).selector();
        var engine = portal.getBean(EngineProvider.class).engine();
        assertThat(engine.containers(ours)).isEmpty();
        assertThat(engine.networks(ours)).isEmpty();
    }

    @Test
    void aSlowerRevisionIsFoundAndReportedWithItsControls() throws Exception {
        var deployment = deployed("fast");
        var revisions = request(12, null, "fast", "slow").targets();
        var asked =
                comparisons.request(BOB, request(12, null, List.of(revisions.get(0), revisions.get(1), deployment)));
        assertThat(asked.status()).isEqualTo(ComparisonStatus.QUEUED);

        var done = ended(asked.id());
        removed(deployment.deployment());
        assertThat(done.status()).as("%s", done.problem()).isEqualTo(ComparisonStatus.SUCCEEDED);
        assertThat(done.targets()).allSatisfy(target -> {
            assertThat(target.image()).startsWith("sha256:");
            assertThat(target.sizeBytes()).isPositive();
        });

        var document = reports.find(BOB, Objects.requireNonNull(done.report()));
        var report = document.report();
        assertThat(report.sentence()).isNotBlank();
        assertThat(report.comparisons()).isNotEmpty();
        var median = report.comparisons().stream()
                .filter(found -> found.metric() == Metric.P50)
                .findFirst()
                .orElseThrow();
        assertThat(median.verdict()).isIn(Verdict.SLOWER, Verdict.NOT_COMPARABLE);
        assertThat(report.target("t3").metadata()).containsEntry("shared", "true");
        assertThat(report.controls().floor()).isEqualTo("noop");
        assertThat(report.controls().repeat()).isEqualTo("repeat");
        assertThat(report.metadata()).containsKeys("team", "engine", "placement", "engineKernel");
        assertThat(report.target("t1").metadata()).containsKeys("script", "revision", "image", "cpus", "memoryBytes");
        assertReadOverHttp(document);
        assertAGateIsClosedToWhatIsSlower(done, document);
        assertItHangsOnTheRevisionsItMeasured(document);
        assertStrangersFindNothing(done);
    }

    /// As `oras discover` and `oras pull` ask for it.
    private void assertItHangsOnTheRevisionsItMeasured(ReportDocument document) throws Exception {
        var revision = get("bob", "/v2/vision/fast/manifests/1");
        var subject = revision.headers().firstValue("Docker-Content-Digest").orElseThrow();
        var type = "application/vnd.slipway.report.v1+json";
        var referrers =
                json(get("bob", "/v2/vision/fast/referrers/" + subject + "?artifactType=" + type.replace("+", "%2B")));
        assertThat(referrers.path("manifests").findValuesAsString("artifactType"))
                .contains(type);
        var attached = json(get(
                "bob",
                "/v2/vision/fast/manifests/"
                        + referrers.path("manifests").get(0).path("digest").asString()));
        assertThat(attached.path("subject").path("digest").asString()).isEqualTo(subject);
        assertThat(attached.path("annotations").toString())
                .contains(document.report().sentence().substring(0, 20));
        var layer = attached.path("layers").get(0);
        var report = get("bob", "/v2/vision/fast/blobs/" + layer.path("digest").asString());
        assertThat(report.body().getBytes(StandardCharsets.UTF_8))
                .hasSize(layer.path("size").asInt());
        assertThat(json(report).path("sentence").asString())
                .isEqualTo(document.report().sentence());
        assertThat(get("dave", "/v2/vision/fast/referrers/" + subject).statusCode())
                .isEqualTo(404);
    }

    private void assertAGateIsClosedToWhatIsSlower(ComparisonSnapshot done, ReportDocument document) throws Exception {
        var path = "/api/v1/comparisons/" + done.id();
        var found = json(get("bob", path + "?wait=true"));
        assertThat(found.path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(found.path("result").path("sentence").asString())
                .isEqualTo(document.report().sentence());
        assertThat(found.path("result").path("verdicts").findValuesAsString("candidate"))
                .contains("slow rev 1");
        var closed = get("bob", path + "?gate=p50");
        assertThat(closed.statusCode()).isEqualTo(409);
        assertThat(json(closed).path("type").asString()).isEqualTo("/problems/gate-closed");
        assertThat(json(closed).path("verdicts").has("slow rev 1")).isTrue();
        assertThat(get("bob", path + "?gate=p51").statusCode()).isEqualTo(400);
        assertThat(get("dave", path + "?gate=p50").statusCode()).isEqualTo(404);
    }

    private void assertReadOverHttp(ReportDocument document) throws Exception {
        var path = "/api/v1/reports/" + document.id();
        var json = get("bob", path);
        assertThat(json.statusCode()).isEqualTo(200);
        var body = json(json);
        assertThat(body.path("id").asString()).isEqualTo(document.id().toString());
        assertThat(body.path("team").asString()).isEqualTo("vision");
        assertThat(body.path("url").asString()).endsWith("/reports/" + document.id());
        assertThat(body.path("targets").size()).isEqualTo(5);
        var page = get("bob", path + ".html");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body()).contains("<html");
        var csv = get("bob", path + ".csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"slipway-fast-rev-1-vs-slow-rev-1-vs-shared-fast-");
        assertThat(csv.body().lines().count()).isGreaterThan(40);
        assertThat(json(get("bob", path + ".jmh.json")).isArray()).isTrue();
    }

    private void assertStrangersFindNothing(ComparisonSnapshot done) throws Exception {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> comparisons.find(STRANGER, done.id()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> comparisons.cancel(STRANGER, done.id()));
        assertThat(comparisons.list(STRANGER)).isEmpty();
        assertThat(reports.latest(STRANGER)).isEmpty();
        for (var suffix : List.of("", ".html", ".csv", ".jmh.json")) {
            var refused = get("dave", "/api/v1/reports/" + done.report() + suffix);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(json(refused).path("type").asString()).isEqualTo("/problems/report-not-found");
        }
        assertThat(get("dave", "/api/v1/comparisons/" + done.id()).statusCode()).isEqualTo(404);
        assertThat(get("bob", "/api/v1/comparisons/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aTargetThatNeverGetsHealthyEndsTheComparisonWithWhatToDo() {
        publish("sleeper", PerlModels.neverHealthy());
        var problem = failed(request(12, null, "fast", "sleeper"));
        assertThat(problem.message()).contains("sleeper rev 1", "/health", "20 seconds");
        assertThat(problem.hint()).contains("8080", "io.slipway.health");
    }

    @Test
    void aTargetThatEndsAtOnceIsToldWithItsLastWordsAndOpensNoGate() throws Exception {
        publish("crasher", PerlModels.endingAtOnce());
        var asked = comparisons.request(BOB, request(12, null, "crasher", "fast"));

        var closed = get("bob", "/api/v1/comparisons/" + asked.id() + "?gate=p50");

        assertThat(closed.statusCode()).isEqualTo(409);
        assertThat(json(closed).path("status").asString()).isEqualTo("FAILED");
        assertThat(json(closed).path("detail").asString()).contains("lets nothing through", "crasher rev 1");
    }

    @Test
    void aPayloadThatATargetRefusesIsToldWithItsAnswer() {
        var problem = failed(request(12, Payload.text("application/json", "{\"text\":\"hi\"}"), "fast", "slow"));
        assertThat(problem.message()).contains("fast rev 1", "422", "pixels is missing");
        assertThat(problem.hint()).contains("payload");
    }

    @Test
    void aBuildThatFailsIsToldWithTheBuild() {
        publish("broken", PerlModels.notBuilding());
        var problem = failed(request(12, null, "fast", "broken"));
        assertThat(problem.message()).contains("Could not build vision/broken rev 1");
    }

    @Test
    void cancellingWhileMeasuringEndsTheBenchmarksAndRemovesTheInstances() {
        var asked = comparisons.request(BOB, request(9_000, null, "fast", "slow"));
        await().atMost(PATIENCE).until(() -> {
            var now = comparisons.find(BOB, asked.id());
            assertThat(now.problem()).isNull();
            return now.progress().phase().equals("WARMUP") && now.progress().round() == 0
                    || now.progress().round() > 0;
        });
        comparisons.cancel(BOB, asked.id());
        assertThat(ended(asked.id()).status()).isEqualTo(ComparisonStatus.CANCELLED);
        assertThat(ProcessHandle.current().descendants().filter(this::isBenchmark))
                .isEmpty();
    }

    private boolean isBenchmark(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("slipway-benchmarks.jar");
    }

    @Test
    void aWaitingComparisonIsMeasuredAfterTheOneBeforeItAndCanBeCancelledMeanwhile() {
        publish("waker", PerlModels.neverHealthy());
        var first = comparisons.request(BOB, request(12, null, "waker", "fast"));
        var second = comparisons.request(BOB, request(12, null, "waker", "slow"));
        var third = comparisons.request(BOB, request(12, null, "waker", "slow"));
        assertThat(comparisons.cancel(BOB, third.id()).status()).isEqualTo(ComparisonStatus.CANCELLED);
        assertThat(ended(first.id()).status()).isEqualTo(ComparisonStatus.FAILED);
        var after = ended(second.id());
        assertThat(after.startedAt())
                .isAfterOrEqualTo(comparisons.find(BOB, first.id()).endedAt());
    }

    @Test
    void anEngineThatIsDownEndsTheComparisonAndSaysSo() {
        var nowhere = URI.create("unix:///nowhere/docker.sock");
        var down = new EngineProvider(nowhere, DockerEngines.connect(nowhere));
        var ledger = portal.getBean(ComparisonLedger.class);
        var taken = taken(ProcessHandle.current().pid() + "/0");
        var runner = new ComparisonRunner(
                ledger, portal.getBean(Measurement.class), new RunSweeper(down, portal.getBean(Installation.class)));
        assertThat(runner.run(taken)).isEqualTo(ComparisonStatus.FAILED);
        var problem = Objects.requireNonNull(comparisons.find(BOB, taken.id()).problem());
        assertThat(problem.message()).contains("nobody answers at the engine's address");
        assertThat(problem.hint()).contains("Engines page");
    }

    @Test
    void whatACrashLeftIsRemovedAndTheComparisonRunsOnceMore() {
        var lost = taken("host-that-is-gone/1/1");
        leaveContainerOf(lost.id());
        portal.getBean(ComparisonRecovery.class).sweep();
        assertThat(comparisons.find(BOB, lost.id()).status()).isNotEqualTo(ComparisonStatus.FAILED);
        comparisons.cancel(BOB, lost.id());
        var done = ended(lost.id());
        assertThat(done.status()).as("%s", done.problem()).isEqualTo(ComparisonStatus.CANCELLED);
    }

    @Test
    void onlyThoseWhoMayCompareAskAndOnlyForWhatTheyMayRead() {
        var alice = Caller.user("alice");
        portal.getBean(TeamService.class).setMember(alice, TEAM, "carol", Role.VIEWER);
        var secret = new TeamName("audio");
        portal.getBean(TeamService.class).create(STRANGER, secret, "Audio");
        portal.getBean(ScriptService.class)
                .revise(STRANGER, new ScriptName(secret, "secret"), PerlModels.answeringAfter(0));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> comparisons.request(Caller.user("carol"), request(12, null, "fast", "slow")));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> comparisons.request(STRANGER, request(12, null, "fast", "slow")));
        var mixed = List.of(
                revisions("fast").getFirst(), new TargetRequest.OfRevision(new ScriptName(secret, "secret"), "latest"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> comparisons.request(BOB, request(12, null, mixed)))
                .withMessageContaining("audio/secret");
        var unknown = List.of(revisions("fast").getFirst(), new TargetRequest.OfDeployment(UUID.randomUUID()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> comparisons.request(BOB, request(12, null, unknown)));
    }

    @Test
    void aScriptThatTheSiteMayReadIsMeasuredWithTheImageOfItsOwnTeam() {
        var open = new ScriptName(new TeamName("radio"), "open");
        portal.getBean(TeamService.class).create(STRANGER, open.team(), "Radio");
        var scripts = portal.getBean(ScriptService.class);
        scripts.revise(STRANGER, open, PerlModels.answeringAfter(0.001));
        scripts.describe(STRANGER, open, new ScriptDescription("", Visibility.SITE));
        var targets = List.of(revisions("fast").getFirst(), new TargetRequest.OfRevision(open, "latest"));
        var refused = Payload.text("application/json", "{}");

        assertThat(failed(request(12, refused, targets)).message()).contains("not a member of team 'radio'");

        var builds = portal.getBean(BuildService.class);
        var build = builds.request(STRANGER, BuildOrder.of(open, RevisionSelector.LATEST))
                .build();
        await().atMost(PATIENCE).until(() -> builds.find(STRANGER, build.id()).status() == BuildStatus.SUCCEEDED);
        assertThat(failed(request(12, refused, targets)).message()).contains("fast rev 1", "422");
    }

    @Test
    void whoWatchesSeesTheComparisonUntilItsEnd() {
        publish("watched", PerlModels.endingAtOnce());
        var asked = comparisons.request(BOB, request(12, null, "watched", "fast"));
        var seen = new CopyOnWriteArrayList<ComparisonSnapshot>();
        var watch = portal.getBean(ComparisonMonitor.class).watch(BOB, asked.id(), seen::add);
        ended(asked.id());
        await().untilAsserted(() -> assertThat(seen.getLast().status()).isEqualTo(ComparisonStatus.FAILED));
        assertThat(seen).doesNotHaveDuplicates();
        watch.remove();
    }

    /// A comparison in the hands of a worker, past the queue.
    private ComparisonSnapshot taken(String worker) {
        var now = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
        var request = request(12, null, "fast", "slow");
        var targets = portal.getBean(TargetResolver.class).resolve(BOB, request);
        var comparison = Comparison.queued(request, "taken", targets, "bob", now);
        comparison.begin(worker, now);
        return portal.getBean(Comparisons.class).save(comparison).snapshot();
    }

    private void leaveContainerOf(UUID run) {
        var engine = portal.getBean(EngineProvider.class).engine();
        var labels = portal.getBean(Installation.class).labels().and(Label.RUN, run.toString());
        var name = "slipway-it-" + run.toString().substring(0, 8);
        // The portal sweeps by itself now and then: it may take the network before the container is there.
        await().ignoreExceptionsInstanceOf(EngineException.NotFound.class).until(() -> {
            engine.createNetwork(new NetworkSpec(new NetworkName(name), labels));
            engine.start(ContainerSpec.of(
                            new ContainerName(name), new ImageReference("debian:trixie-slim"), new NetworkName(name))
                    .labels(labels)
                    .command("sleep", "600")
                    .build());
            return true;
        });
    }

    private void publish(String script, RevisionDraft draft) {
        portal.getBean(ScriptService.class).revise(BOB, new ScriptName(TEAM, script), draft);
    }

    private ComparisonProblem failed(ComparisonRequest request) {
        var done = ended(comparisons.request(BOB, request).id());
        assertThat(done.status()).isEqualTo(ComparisonStatus.FAILED);
        return Objects.requireNonNull(done.problem());
    }

    private ComparisonSnapshot ended(UUID id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> comparisons.find(BOB, id), found -> found.status().isFinal());
    }

    private TargetRequest.OfDeployment deployed(String script) {
        var deployments = portal.getBean(DeploymentService.class);
        var launched = deployments.launch(
                BOB,
                LaunchRequest.of(
                        TEAM,
                        new DeploymentName("shared-" + script),
                        new LaunchSource.OfRevision(new ScriptName(TEAM, script), RevisionSelector.LATEST)));
        await().atMost(PATIENCE)
                .until(() -> deployments.find(BOB, launched.id()).status() == DeploymentStatus.RUNNING);
        return new TargetRequest.OfDeployment(launched.id());
    }

    private void removed(UUID deployment) {
        var deployments = portal.getBean(DeploymentService.class);
        deployments.remove(BOB, deployment);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(deployments.list(BOB, DeploymentQuery.all())).isEmpty());
    }

    private static ComparisonRequest request(int rounds, @Nullable Payload payload, String... scripts) {
        return request(rounds, payload, revisions(scripts));
    }

    private static ComparisonRequest request(int rounds, @Nullable Payload payload, List<TargetRequest> targets) {
        return new ComparisonRequest(TEAM, null, targets, Preset.QUICK, rounds, 0.03, payload);
    }

    private static List<TargetRequest> revisions(String... scripts) {
        return List.of(scripts).stream()
                .<TargetRequest>map(script -> new TargetRequest.OfRevision(new ScriptName(TEAM, script), "latest"))
                .toList();
    }

    private HttpResponse<String> get(String user, String path) throws Exception {
        var port = portal.getEnvironment().getRequiredProperty("local.server.port");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("X-Caller", user)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
