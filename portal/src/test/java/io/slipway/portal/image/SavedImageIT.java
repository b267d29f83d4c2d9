package io.slipway.portal.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.Engine;
import io.slipway.engine.Label;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.LaunchSource;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.prediction.Payload;
import io.slipway.portal.prediction.PredictionService;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.RealWork;
import io.slipway.registry.context.ContextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RealWork
class SavedImageIT {
    private static final Path TINY = Path.of("src", "test", "resources", "models", "tiny");

    private final Hands hands;
    private final SavedImageService images;
    private final ImageArchives archives;
    private final DeploymentService deployments;
    private final PredictionService predictions;
    private final Installation installation;
    private final Engine engine;
    private final Hands.Crew crew;

    @Autowired
    SavedImageIT(
            Hands hands,
            SavedImageService images,
            ImageArchives archives,
            DeploymentService deployments,
            PredictionService predictions,
            Installation installation,
            EngineProvider engines) {
        this.hands = hands;
        this.images = images;
        this.archives = archives;
        this.deployments = deployments;
        this.predictions = predictions;
        this.installation = installation;
        this.engine = engines.engine();
        this.crew = hands.crew();
    }

    @AfterEach
    void leaveNothingBehind() {
        for (var deployment : deployments.list(crew.owner(), DeploymentQuery.all())) {
            deployments.remove(crew.owner(), deployment.id());
        }
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        deployments.list(crew.owner(), DeploymentQuery.all()).isEmpty());
        for (var image : images.list(crew.owner())) {
            images.remove(crew.owner(), image.id());
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> images.list(crew.owner()).isEmpty());
        var ours = installation.selector().and(Label.TEAM, crew.team().value());
        assertThat(engine.images().stream()
                        .filter(image -> ours.matches(image.labels()))
                        .filter(image -> Label.SAVED.in(image.labels()).isPresent()))
                .as("saved images on the engine")
                .isEmpty();
        engine.images().stream()
                .filter(image -> ours.matches(image.labels()))
                .forEach(image -> engine.removeImage(image.id()));
    }

    private static ContextFile file(String name) throws IOException {
        return ContextFile.text(name, Files.readString(TINY.resolve(name)));
    }

    private SavedImageDetails settled(SavedImageDetails image) {
        return await("image comes to rest")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> images.find(crew.viewer(), image.id()),
                        found -> !found.status().isOnItsWay());
    }

    @Test
    void anImageLeavesAsAnArchiveComesBackAndIsBuiltOn() throws IOException {
        var script = hands.publish(crew, "tiny", file("Dockerfile"), file("serve.pl"), file("sample.json"));
        var first = hands.launch(crew, script, "tiny");
        var image = settled(images.save(crew.developer(), first.id(), null));
        var outgoing = archives.open(crew.developer(), image.id());
        SavedImageDetails back;
        try (var content = outgoing.content()) {
            back = archives.bringIn(crew.maintainer(), crew.team(), new SavedImageName("back"), content, () -> true);
        }

        assertThat(back.image()).isNotEqualTo(image.image());
        assertThat(back.provenance()).isNull();
        var labels = engine.image(requireNonNull(back.image())).orElseThrow().labels();
        assertThat(Label.SAVED.in(labels)).hasValue(back.id().toString());
        assertThat(Label.SCRIPT.in(labels)).as("whose it was proves nothing").isEmpty();
        var dockerfile = "FROM slipway/saved/%s\n".formatted(back.id());
        var again = hands.launch(crew, hands.publish(crew, "again", dockerfile), "again");
        assertThat(again.status()).as(String.valueOf(again.trouble())).isEqualTo(DeploymentStatus.RUNNING);
        var others = hands.crew();
        var theirs = hands.build(others, hands.publish(others, "theirs", dockerfile));
        assertThat(requireNonNull(theirs.failure()).message()).contains("there is no image");
    }

    @Test
    void aContainerIsSavedTakenAwayAndLaunchedAgainFromItsImage() throws IOException {
        var script = hands.publish(crew, "tiny", file("Dockerfile"), file("serve.pl"), file("sample.json"));
        var plain = hands.wish(crew, script, "tiny");
        var wish = new LaunchRequest(
                plain.team(), plain.name(), plain.source(), Map.of("TOKEN", "let-me-in"), plain.limits(), 1, null);
        var first =
                hands.settled(crew, deployments.launch(crew.developer(), wish).id());
        assertThat(first.status()).as(String.valueOf(first.trouble())).isEqualTo(DeploymentStatus.RUNNING);

        var image = settled(images.save(crew.developer(), first.id(), null));

        assertThat(image.status()).as(image.error()).isEqualTo(SavedImageStatus.DONE);
        assertThat(image.changes()).isEmpty();
        var made = engine.image(requireNonNull(image.image())).orElseThrow();
        assertThat(made.id().value()).isNotEqualTo(first.imageId());
        assertThat(made.sizeBytes()).isEqualTo(image.sizeBytes());
        assertThat(Label.BUILD.in(made.labels())).hasValue(first.build().toString());
        assertThat(engine.inspect(requireNonNull(first.container())).running())
                .as("the container goes on")
                .isTrue();
        deployments.remove(crew.developer(), first.id());

        var again = hands.settled(
                crew,
                deployments
                        .launch(
                                crew.developer(),
                                LaunchRequest.of(
                                        crew.team(),
                                        new DeploymentName("again"),
                                        new LaunchSource.OfSavedImage(image.id())))
                        .id());

        assertThat(again.status()).as(String.valueOf(again.trouble())).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(engine.inspect(requireNonNull(again.container())).image()).isEqualTo(made.id());
        assertThat(predictions
                        .predict(crew.developer(), again.id(), Payload.json("{\"pixels\":[1]}"))
                        .body())
                .contains("\"digit\":7");
    }
}
