package io.slipway.portal.structure;

import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The layers under deployments as trees: what images have in common stands once, below what each has of its own.
final class Layers {
    private final Map<Object, Node> bases = new LinkedHashMap<>();
    private final Map<UUID, Node> tops = new LinkedHashMap<>();
    private final Predicate<UUID> visible;

    private static final class Node {
        private ImageLayer layer;
        private final Map<Object, Node> above = new LinkedHashMap<>();
        private final List<UUID> seen = new ArrayList<>();
        private int others;
        private int number;

        Node(ImageLayer layer) {
            this.layer = layer;
        }

        /// Counts somebody who may be named. Equal files may have come from other instructions, and what others wrote
        /// is not shown: the text is the first one's who may be named.
        void see(UUID deployment, ImageLayer own) {
            if (seen.isEmpty()) {
                layer = own;
            }
            seen.add(deployment);
        }
    }

    private Layers(Predicate<UUID> visible) {
        this.visible = visible;
    }

    /// @param images of deployments
    /// @param layers of images, the lowest first
    /// @param visible which deployments may be named
    static Layers of(Map<UUID, ImageId> images, Map<ImageId, List<ImageLayer>> layers, Predicate<UUID> visible) {
        var found = new Layers(visible);
        images.forEach((deployment, image) -> found.add(deployment, image, layers.getOrDefault(image, List.of())));
        return found;
    }

    private void add(UUID deployment, ImageId image, List<ImageLayer> layers) {
        var level = bases;
        for (int step = 0; step < layers.size(); step++) {
            var layer = layers.get(step);
            if (layer.empty()) {
                continue;
            }
            // What the engine cannot identify is shared with nobody but those of the same image.
            var key = layer.id() == null ? image + "#" + step : layer.id();
            var node = level.computeIfAbsent(key, _ -> new Node(layer));
            if (visible.test(deployment)) {
                node.see(deployment, layer);
                tops.put(deployment, node);
            } else {
                node.others++;
            }
            level = node.above;
        }
    }

    /// Those under visible deployments, each after the one that it lies on.
    List<Layer> shown() {
        var shown = new ArrayList<Layer>();
        collect(bases, null, shown);
        return shown;
    }

    private static void collect(Map<Object, Node> level, @Nullable Integer below, List<Layer> shown) {
        for (var node : level.values()) {
            if (node.seen.isEmpty()) {
                continue; // what it is made of is nobody's business here
            }
            node.number = shown.size();
            var layer = node.layer;
            shown.add(new Layer(
                    node.number, below, layer.id(), layer.instruction(), layer.sizeBytes(), node.seen, node.others));
            collect(node.above, node.number, shown);
        }
    }

    /// The number of the layer that a visible deployment stands on; ask after [#shown].
    @Nullable
    Integer topOf(UUID deployment) {
        var top = tops.get(deployment);
        return top == null ? null : top.number;
    }

    /// What layers take that only others have.
    long bytesOfOthers() {
        return bytesOfOthers(bases);
    }

    private static long bytesOfOthers(Map<Object, Node> level) {
        return level.values().stream()
                .mapToLong(node -> (node.seen.isEmpty() ? node.layer.sizeBytes() : 0) + bytesOfOthers(node.above))
                .sum();
    }
}
