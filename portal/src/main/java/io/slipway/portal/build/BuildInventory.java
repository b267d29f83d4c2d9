package io.slipway.portal.build;

import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.EngineInfo;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import io.slipway.engine.ImageReference;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes down what goes into a build and what its image consists of, so that it can be repeated and compared.
///
/// A build does not fail for want of it: what cannot be found out stays unknown.
@Component
class BuildInventory {
    private static final Logger LOG = LoggerFactory.getLogger(BuildInventory.class);

    private final EngineProvider engines;
    private final Dockerfiles dockerfiles;
    private final BuildLedger ledger;
    private final BuildRecords records;

    BuildInventory(EngineProvider engines, Dockerfiles dockerfiles, BuildLedger ledger, BuildRecords records) {
        this.engines = engines;
        this.dockerfiles = dockerfiles;
        this.ledger = ledger;
        this.records = records;
    }

    /// Before the engine builds: what it is, and which base images it has.
    void before(BuildJob job) {
        attempt(job.id(), () -> {
            ledger.runsWith(job.id(), environment(engine().info()));
            records.bases(job.id(), bases(job));
        });
    }

    private static BuildEnvironment environment(EngineInfo engine) {
        return new BuildEnvironment(
                engine.kind() + " " + engine.version(), engine.buildKit() ? "BuildKit" : "classic", null);
    }

    /// When there is an image: its platform and its layers, and the base images that came with the build.
    void after(BuildJob job, ImageDetails image) {
        attempt(job.id(), () -> {
            ledger.madeFor(job.id(), "linux/" + image.architecture());
            var bases = records.bases(job.id());
            if (bases.stream().anyMatch(base -> base.image() == null)) {
                bases = bases.stream().map(base -> base(base.reference())).toList();
                records.bases(job.id(), bases);
            }
            records.layers(job.id(), layers(image.id(), bases));
        });
    }

    private void attempt(UUID build, Runnable action) {
        try {
            action.run();
        } catch (EngineException | SlipwayException e) {
            LOG.info("Not all that went into build {} could be written down: {}", build, e.getMessage());
        }
    }

    private List<BuildBase> bases(BuildJob job) {
        return BaseReferences.of(dockerfiles.of(job), job.target().args()).stream()
                .map(this::base)
                .toList();
    }

    private BuildBase base(String reference) {
        try {
            var found = engine().image(new ImageReference(reference));
            return new BuildBase(
                    reference, found.map(image -> image.id().value()).orElse(null));
        } catch (IllegalArgumentException e) { // a variable, or a name that the engine knows nothing by
            return new BuildBase(reference, null);
        }
    }

    private List<BuildLayer> layers(ImageId image, List<BuildBase> bases) {
        var layers = engine().layers(image);
        int inherited = bases.stream()
                .mapToInt(base -> base.image() == null ? 0 : inherited(layers, new ImageId(base.image())))
                .max()
                .orElse(0);
        return IntStream.range(0, layers.size())
                .mapToObj(i -> BuildLayer.of(layers.get(i), i < inherited))
                .toList();
    }

    /// How many of the steps are those of the base image; none of them, if it is not below this image.
    private int inherited(List<ImageLayer> layers, ImageId base) {
        var below = new ArrayList<ImageLayer>();
        try {
            below.addAll(engine().layers(base));
        } catch (EngineException.NotFound e) {
            return 0; // removed meanwhile
        }
        return below.size() <= layers.size() && layers.subList(0, below.size()).equals(below) ? below.size() : 0;
    }

    private Engine engine() {
        return engines.engine();
    }
}
