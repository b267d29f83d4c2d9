package io.slipway.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DemoTest {
    private static final Path STARTERS = Path.of("starters");
    private static final Patience HURRIED =
            new Patience(Duration.ofMillis(1), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

    @TempDir
    Path folder = Path.of("");

    private FakePortal portal;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @BeforeEach
    void openPortal() throws IOException {
        portal = new FakePortal();
    }

    @AfterEach
    void closePortal() {
        portal.close();
    }

    @Test
    void goesFromFoldersToAComparisonAndSaysSo() {
        assertThat(demo()).isZero();

        assertThat(said())
                .contains("[1/7] Sign in as alice")
                .contains("digits-sklearn: revision 1 is new")
                .contains("step 3 of 7: RUN python3 train.py")
                .contains("accuracy 0.981 on 360 held-out digits")
                .contains("digits-app is launched at http://127.0.0.1:")
                .contains("noop answers in 612 µs: {\"digit\":7,\"model\":\"noop\"}")
                .contains("round 60 of 60; p50 so far: digits-sklearn 512 µs")
                .contains(
                        "p50: digits-pytorch is 0.821 × digits-sklearn (95 % interval 0.801–0.850, Holm p < 0.0001): faster")
                .contains("Report: " + portal.url() + "/reports/r1");
        assertThat(portal.builds.values())
                .extracting(build -> build.path("script").asString())
                .doesNotContain("vision/pytorch-python3.8")
                .hasSize(5);
        assertThat(portal.revisions).hasSize(6);
    }

    @Test
    void theApplicationUsesTheFirstModel() {
        demo();

        var model = deployment("digits-sklearn");
        assertThat(deployment("digits-app").path("uses")).isEqualTo(model.path("id"));
    }

    @Test
    void aSecondRunTakesWhatIsThere() {
        demo();
        var before = List.copyOf(portal.deployments.keySet());
        said.reset();

        assertThat(demo()).isZero();

        assertThat(said())
                .contains("digits-sklearn: revision 1 is unchanged")
                .contains("reused")
                .contains("digits-sklearn runs already");
        assertThat(portal.deployments.keySet()).containsExactlyElementsOf(before);
        assertThat(portal.builds).hasSize(5);
    }

    @Test
    void anOldDeploymentIsReplacedTogetherWithWhatUsesIt() {
        demo();
        var model = deployment("digits-sklearn");
        model.put("revision", 0);
        var application = deployment("digits-app").path("id");

        assertThat(demo()).isZero();

        assertThat(portal.deployments.keySet()).doesNotContain(model.path("id").asString(), application.asString());
        assertThat(deployment("digits-app").path("uses"))
                .isEqualTo(deployment("digits-sklearn").path("id"));
    }

    @Test
    void createsTheTeamWhereThereIsNone() {
        portal.teams.clear();

        assertThat(demo("--members", "bob=developer,carol=viewer")).isZero();

        assertThat(portal.teams).containsExactly("vision");
        assertThat(portal.members).containsExactly(Map.entry("bob", "developer"), Map.entry("carol", "viewer"));
    }

    @Test
    void writesTheResultAsJsonAlsoWhereTheFolderIsMissing() throws IOException {
        var file = folder.resolve("deep/down/result.json");

        assertThat(demo("--json", file.toString())).isZero();

        var json = Http.JSON.readTree(Files.readString(file));
        assertThat(json.propertyNames()).containsExactly("report", "targets", "comparisons");
        assertThat(json.path("report").asString()).isEqualTo(portal.url() + "/reports/r1");
        assertThat(texts(json.path("targets"), "name"))
                .containsExactly("digits-sklearn", "digits-pytorch", "digits-onnxruntime");
        assertThat(json.path("targets").get(0).toString())
                .isEqualTo(
                        "{\"name\":\"digits-sklearn\",\"team\":\"vision\",\"script\":\"vision/digits-sklearn\","
                                + "\"revision\":1,\"image\":\"sha256:0123456789abcdef\",\"sizeBytes\":378000000,"
                                + "\"requests\":12345,\"p50Micros\":512.4,\"p90Micros\":700.0,\"p99Micros\":12000.5,\"errors\":0}");
        assertThat(json.path("comparisons").get(0).toString())
                .isEqualTo("{\"baseline\":\"digits-sklearn\",\"candidate\":\"digits-pytorch\",\"metric\":\"p50\","
                        + "\"ratio\":0.8214,\"low\":0.8011,\"high\":0.8502,\"p\":4.0E-5,\"verdict\":\"faster\"}");
        assertThat(json.path("comparisons").get(2).path("ratio").isNull()).isTrue();
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void aTokenThatRunsOutOnTheWayIsRenewed() {
        portal.forgetsTokens = true;

        assertThat(demo()).isZero();
    }

    @Test
    void aWrongPasswordEndsItWithAHint() {
        assertThat(run(Map.of("SLIPWAY_DEMO_PASSWORD", "wrong"))).isEqualTo(1);

        assertThat(complained())
                .contains("Could not sign in as alice: Invalid user credentials")
                .contains("SLIPWAY_DEMO_PASSWORD");
    }

    @Test
    void aFailedBuildIsToldWithItsReasonAndTheEndOfItsLog() {
        portal.brokenBuild = "vision/digits-pytorch";

        assertThat(demo()).isEqualTo(1);

        assertThat(complained())
                .contains(
                        "Could not build vision/digits-pytorch: The step RUN python3 train.py ended with 1. Read the log.")
                .contains("MemoryError");
    }

    @Test
    void aModelThatDoesNotGetHealthyIsToldWithItsLog() {
        portal.sickDeployment = "digits-onnxruntime";

        assertThat(demo()).isEqualTo(1);

        assertThat(complained())
                .contains("Could not get digits-onnxruntime healthy: The container ended with 1.")
                .contains("No module named 'views'");
    }

    @Test
    void aRefusedPredictionIsToldInTheModelsOwnWords() {
        portal.refusingModel = "noop";

        assertThat(demo()).isEqualTo(1);

        assertThat(complained())
                .contains("Could not get a prediction from noop: The model refused it")
                .contains("no pixels");
    }

    @Test
    void aFailedComparisonWritesNothing() {
        portal.comparisonFails = true;
        var file = folder.resolve("result.json");

        assertThat(demo("--json", file.toString())).isEqualTo(1);

        assertThat(complained())
                .contains("Could not compare the models: Could not measure: the engine does not answer. Start it.");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPortalThatIsDownIsNamed() {
        portal.close();

        assertThat(demo()).isEqualTo(1);

        assertThat(complained()).contains("Could not sign in").contains(portal.url() + " does not answer");
    }

    @Test
    void aWrongOptionPointsToTheHelp() {
        assertThat(demo("--colour", "red")).isEqualTo(2);

        assertThat(complained()).contains("There is no option --colour.").contains("--help");
    }

    private int demo(String... more) {
        return run(Map.of("SLIPWAY_DEMO_PASSWORD", FakePortal.PASSWORD), more);
    }

    private int run(Map<String, String> environment, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--portal", portal.url(), "--issuer", portal.url() + "/realm", "--starters", STARTERS.toString()));
        arguments.addAll(List.of(more));
        return Demo.run(arguments, environment, stream(said), stream(complained), HURRIED);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    private ObjectNode deployment(String name) {
        return portal.deployments.values().stream()
                .filter(deployment -> deployment.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(thing -> thing.path(field).asString()).toList();
    }
}
