package io.slipway.portal.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import io.slipway.engine.LayerId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final ImageLayer BASE = layer("FROM base", 100, 1);
    private static final ImageLayer NOTHING = new ImageLayer("ENV A=1", 0, Instant.EPOCH, true, null);

    private final Map<UUID, ImageId> images = new LinkedHashMap<>();
    private final Map<ImageId, List<ImageLayer>> layers = new LinkedHashMap<>();

    private static ImageLayer layer(String instruction, long size, int number) {
        return new ImageLayer(
                instruction, size, Instant.EPOCH, false, new LayerId("sha256:" + "%064d".formatted(number)));
    }

    private static ImageId image(int number) {
        return new ImageId("sha256:" + "%064d".formatted(number));
    }

    private UUID deployment(int image, ImageLayer... of) {
        var id = UUID.randomUUID();
        images.put(id, image(image));
        layers.put(image(image), List.of(of));
        return id;
    }

    @Test
    void whatImagesHaveInCommonIsThereOnce() {
        var one = deployment(1, BASE, NOTHING, layer("COPY a", 10, 2));
        var other = deployment(2, BASE, layer("COPY b", 20, 3));

        var found = Layers.of(images, layers, Set.of(one, other)::contains);

        assertThat(found.shown()).extracting(Layer::instruction).containsExactly("FROM base", "COPY a", "COPY b");
        assertThat(found.shown()).extracting(Layer::below).containsExactly(null, 0, 0);
        assertThat(found.shown().getFirst().deployments()).containsExactly(one, other);
        assertThat(found.topOf(one)).isEqualTo(1);
        assertThat(found.topOf(other)).isEqualTo(2);
    }

    @Test
    void theSameFilesOnAnotherBaseAreAnotherLayer() {
        var copy = layer("COPY a", 10, 2);
        var one = deployment(1, BASE, copy);
        var other = deployment(2, layer("FROM another", 50, 9), copy);

        var found = Layers.of(images, layers, Set.of(one, other)::contains);

        assertThat(found.shown()).hasSize(4).allMatch(layer -> layer.sharers() == 1);
    }

    @Test
    void deploymentsOfTheSameImageShareAllOfIt() {
        var one = deployment(1, BASE, layer("COPY a", 10, 2));
        var other = deployment(1, BASE, layer("COPY a", 10, 2));

        var found = Layers.of(images, layers, Set.of(one, other)::contains);

        assertThat(found.shown()).hasSize(2).allMatch(layer -> layer.sharers() == 2);
    }

    @Test
    void whatOthersHaveAloneIsOnlyCounted() {
        var mine = deployment(1, BASE, layer("COPY a", 10, 2));
        deployment(2, BASE, layer("RUN echo secret", 30, 3), layer("COPY secret", 5, 4));

        var found = Layers.of(images, layers, mine::equals);

        assertThat(found.shown()).extracting(Layer::instruction).containsExactly("FROM base", "COPY a");
        assertThat(found.shown()).extracting(Layer::others).containsExactly(1, 0);
        assertThat(found.shown().getFirst().sharers()).isEqualTo(2);
        assertThat(found.bytesOfOthers()).isEqualTo(35);
    }

    @Test
    void theInstructionOfASharedLayerIsNeverThatOfOthers() {
        deployment(1, BASE, layer("RUN fetch --key=theirs", 30, 2));
        var mine = deployment(2, BASE, layer("RUN make", 30, 2));
        deployment(3, BASE, layer("RUN fetch --key=others", 30, 2));

        var found = Layers.of(images, layers, mine::equals);

        assertThat(found.shown()).extracting(Layer::instruction).containsExactly("FROM base", "RUN make");
        assertThat(found.shown().getLast().others()).isEqualTo(2);
    }

    @Test
    void aLayerThatCannotBeToldIsSharedOnlyByTheSameImage() {
        var unknown = new ImageLayer("RUN make", 7, Instant.EPOCH, false, null);
        var one = deployment(1, BASE, unknown);
        var same = deployment(1, BASE, unknown);
        var other = deployment(2, BASE, unknown);

        var found = Layers.of(images, layers, Set.of(one, same, other)::contains);

        assertThat(found.shown()).extracting(Layer::sharers).containsExactly(3, 2, 1);
    }

    @Test
    void aDeploymentWhoseImageIsNotKnownStandsOnNothing() {
        var id = UUID.randomUUID();
        images.put(id, image(1));

        var found = Layers.of(images, layers, id::equals);

        assertThat(found.shown()).isEmpty();
        assertThat(found.topOf(id)).isNull();
    }
}
