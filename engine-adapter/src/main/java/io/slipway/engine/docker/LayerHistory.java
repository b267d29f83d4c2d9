package io.slipway.engine.docker;

import com.github.dockerjava.api.model.ImageHistory;
import io.slipway.engine.ImageLayer;
import io.slipway.engine.LayerId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds which of an image's layers each step of its history made.
///
/// The engine gives both lists, but not which belongs to which. BuildKit makes a layer for each instruction that may
/// write; the classic builder leaves out those that wrote nothing, and a size of 0 does not tell. Where only the count
/// could say, and cannot, a layer stays without an id: a wrong one would be worse.
final class LayerHistory {
    private static final Set<String> NEVER = Set.of(
            "ARG",
            "CMD",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME");

    private final List<Step> steps;
    private final List<String> files;

    private enum Has {
        A_LAYER,
        NO_LAYER,
        PERHAPS
    }

    private record Step(String instruction, long size, Instant created, Has has) {
        Step has(Has known) {
            return has == Has.PERHAPS ? new Step(instruction, size, created, known) : this;
        }

        ImageLayer with(@Nullable String id) {
            return new ImageLayer(instruction, size, created, has == Has.NO_LAYER, id == null ? null : new LayerId(id));
        }
    }

    private LayerHistory(List<Step> steps, List<String> files) {
        this.steps = steps;
        this.files = files;
    }

    /// @param newestFirst as the engine gives it
    /// @param files the layers' ids, the lowest first
    static List<ImageLayer> of(List<ImageHistory> newestFirst, List<String> files) {
        var words = new LayerWords();
        var steps =
                newestFirst.reversed().stream().map(entry -> step(entry, words)).toList();
        return new LayerHistory(counted(steps, files.size()), files).layers();
    }

    private static Step step(ImageHistory entry, LayerWords words) {
        var createdBy = entry.getCreatedBy() == null ? "" : entry.getCreatedBy();
        var comment = entry.getComment() == null ? "" : entry.getComment();
        var instruction = words.plain(createdBy.isBlank() ? comment : createdBy);
        long size = entry.getSize() == null ? 0 : entry.getSize();
        long created = entry.getCreated() == null ? 0 : entry.getCreated();
        var has = has(instruction, size, comment.startsWith("buildkit."));
        return new Step(instruction, size, Instant.ofEpochSecond(created), has);
    }

    private static Has has(String instruction, long size, boolean buildKit) {
        if (size > 0) {
            return Has.A_LAYER;
        }
        if (NEVER.contains(instruction.split(" ", 2)[0]) || instruction.equals("WORKDIR /")) {
            return Has.NO_LAYER;
        }
        return buildKit ? Has.A_LAYER : Has.PERHAPS;
    }

    // The number of layers settles the open ones when it leaves one way only.
    private static List<Step> counted(List<Step> steps, int layers) {
        if (count(steps, Has.A_LAYER) + count(steps, Has.PERHAPS) == layers) {
            return steps.stream().map(step -> step.has(Has.A_LAYER)).toList();
        }
        return count(steps, Has.A_LAYER) == layers
                ? steps.stream().map(step -> step.has(Has.NO_LAYER)).toList()
                : steps;
    }

    private static long count(List<Step> steps, Has what) {
        return steps.stream().filter(step -> step.has() == what).count();
    }

    private List<ImageLayer> layers() {
        var sure = count(steps, Has.A_LAYER);
        if (sure > files.size() || sure + count(steps, Has.PERHAPS) < files.size()) {
            return steps.stream().map(step -> step.with(null)).toList(); // the lists tell of different images
        }
        var open = firstOpen(steps);
        var layers = new ArrayList<>(numbered(steps.subList(0, open), new ArrayDeque<>(files)));
        layers.addAll(fromAbove(steps.subList(open, steps.size()).reversed()));
        return List.copyOf(layers);
    }

    private List<ImageLayer> fromAbove(List<Step> newestFirst) {
        var open = firstOpen(newestFirst);
        var layers = new ArrayList<>(numbered(newestFirst.subList(0, open), new ArrayDeque<>(files.reversed())));
        newestFirst.subList(open, newestFirst.size()).forEach(step -> layers.add(step.with(null)));
        return layers.reversed();
    }

    private static int firstOpen(List<Step> steps) {
        var open = steps.stream().map(Step::has).toList().indexOf(Has.PERHAPS);
        return open < 0 ? steps.size() : open;
    }

    private static List<ImageLayer> numbered(List<Step> steps, Deque<String> ids) {
        return steps.stream()
                .map(step -> step.with(step.has() == Has.A_LAYER ? ids.remove() : null))
                .toList();
    }
}
