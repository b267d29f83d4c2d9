package io.slipway.portal.build;

import io.slipway.engine.EngineException;
import io.slipway.portal.engines.EngineProvider;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Looks into the layers of a rebuild that differ from those it repeats: nearly every `RUN` gives its files other
/// times, and only what differs beside that is of interest. Reads both images whole.
@Component
class RebuildInspection {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildInspection.class);
    private static final long LARGEST_IMAGE = 8L << 30;

    private final BuildResults results;
    private final BuildRecords records;
    private final EngineProvider engines;
    private final ApplicationEventPublisher events;
    private final Lock turn = new ReentrantLock();

    RebuildInspection(
            BuildResults results, BuildRecords records, EngineProvider engines, ApplicationEventPublisher events) {
        this.results = results;
        this.records = records;
        this.engines = engines;
        this.events = events;
    }

    /// A layer with files, and its place among all steps of the image's history.
    private record Placed(int position, BuildLayer layer) {
        @Nullable
        String id() {
            return layer.id();
        }
    }

    private record Side(BuiltImage image, List<Placed> layers) {
        boolean fits() {
            return image.sizeBytes() <= LARGEST_IMAGE && layers.stream().allMatch(layer -> layer.id() != null);
        }
    }

    @TransactionalEventListener
    void on(BuildEnded event) {
        if (event.status() == BuildStatus.SUCCEEDED) {
            // Beside the queue: the next build need not wait for it.
            Thread.ofVirtual().name("rebuild-inspection").start(() -> inTurn(event.build()));
        }
    }

    // One at a time: each keeps the paths of two images in memory.
    private void inTurn(UUID build) {
        turn.lock();
        try {
            inspect(build);
        } finally {
            turn.unlock();
        }
    }

    /// Whatever cannot be found out stays unknown; the build is a success in any case.
    private void inspect(UUID build) {
        var now = results.of(build);
        var former = now.former();
        if (former == null || former.relation() != FormerBuild.Relation.REBUILD) {
            return;
        }
        var before = results.of(former.id());
        var oldImage = before.image();
        var newImage = now.image();
        if (oldImage == null || newImage == null || oldImage.id().equals(newImage.id())) {
            return;
        }
        try {
            compare(build, new Side(oldImage, layers(former.id())), new Side(newImage, layers(build)));
        } catch (EngineException e) {
            LOG.info("How the layers of build {} differ could not be looked at: {}", build, e.getMessage());
        }
    }

    private List<Placed> layers(UUID build) {
        var all = records.layers(build);
        return IntStream.range(0, all.size())
                .mapToObj(position -> new Placed(position, all.get(position)))
                .filter(placed -> !placed.layer().empty())
                .toList();
    }

    private void compare(UUID build, Side before, Side after) {
        int count = after.layers().size();
        if (before.layers().size() != count || !before.fits() || !after.fits()) {
            return;
        }
        var others = IntStream.range(0, count)
                .filter(i -> !Objects.equals(
                        before.layers().get(i).id(), after.layers().get(i).id()))
                .boxed()
                .toList();
        if (others.isEmpty()) {
            return;
        }
        var old = engines.engine().files(before.image().id());
        var now = engines.engine().files(after.image().id());
        if (old.size() != count || now.size() != count) {
            return;
        }
        for (int i : others) {
            var difference = LayerDifference.between(old.get(i), now.get(i));
            records.difference(build, after.layers().get(i).position(), difference);
        }
        events.publishEvent(new BuildChanged(build));
    }
}
