package io.slipway.portal.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What became of a rebuild, beside the build it repeats.
///
/// @param former the build it repeats
/// @param layers the layers of the new image, each with whether the former has the same; empty when it cannot be told
/// @param words the result in a sentence
public record BuildComparison(FormerBuild former, Verdict verdict, List<Layer> layers, String words) {
    private static final String UNREAD = " Whether their files do, or only the files' times, is not known.";
    private static final int NAMED = 5;
    private static final int NAMED_FILES = 3;
    private static final int LONGEST_NAME = 60;

    public BuildComparison {
        layers = List.copyOf(layers);
    }

    /// How the two images compare.
    public enum Verdict {
        /// One and the same image, down to its id.
        SAME_IMAGE,
        /// Every layer is the same; only what the image says about itself differs.
        SAME_LAYERS,
        /// The same files in every layer, some with other times.
        SAME_FILES,
        /// At least one layer holds other files, or there are other layers.
        DIFFERENT,
        /// Layers are not the same ones, and whether their files are was not found out, or not yet.
        LAYERS_DIFFER,
        /// Not enough is known of one of them.
        UNKNOWN
    }

    /// A layer of the new image.
    ///
    /// @param formerId of the layer in the same place of the former image
    /// @param difference null for one that is the same, and for one that was not looked into
    public record Layer(
            String instruction,
            @Nullable String formerId,
            @Nullable String id,
            boolean same,
            @Nullable LayerDifference difference) {
        boolean sameFiles() {
            return same || (difference != null && difference.kind() == LayerDifference.Kind.TIMES);
        }

        boolean otherFiles() {
            return difference != null && difference.kind() == LayerDifference.Kind.FILES;
        }

        boolean isUnread() {
            return !same && difference == null;
        }
    }

    static BuildComparison of(FormerBuild former, Result old, Result now) {
        if (now.image().equals(old.image())) {
            return same(former, Verdict.SAME_IMAGE, old, now, "The result is the same image, down to its id.");
        }
        var before = old.files();
        var after = now.files();
        if (before.isEmpty() || after.isEmpty() || Result.unknown(before) || Result.unknown(after)) {
            return unknown(
                    former, "Whether the layers are the same cannot be told: the engine did not give their ids.");
        }
        if (before.size() != after.size()) {
            return new BuildComparison(
                    former,
                    Verdict.DIFFERENT,
                    List.of(),
                    "The number of layers differs: %d before, %d now. The base image may be another one."
                            .formatted(before.size(), after.size()));
        }
        var pairs = pairs(before, after);
        if (pairs.stream().allMatch(Layer::same)) {
            return same(former, Verdict.SAME_LAYERS, old, now, sameLayers(pairs.size()));
        }
        return new BuildComparison(former, verdict(pairs), pairs, difference(pairs));
    }

    private static Verdict verdict(List<Layer> pairs) {
        if (pairs.stream().anyMatch(Layer::otherFiles)) {
            return Verdict.DIFFERENT;
        }
        return pairs.stream().anyMatch(Layer::isUnread) ? Verdict.LAYERS_DIFFER : Verdict.SAME_FILES;
    }

    static BuildComparison unknown(FormerBuild former, String why) {
        return new BuildComparison(former, Verdict.UNKNOWN, List.of(), why);
    }

    private static BuildComparison same(FormerBuild former, Verdict verdict, Result old, Result now, String words) {
        return new BuildComparison(former, verdict, pairs(old.files(), now.files()), words);
    }

    private static String sameLayers(int count) {
        return (count == 1 ? "The one layer is the same." : "All %d layers are the same.".formatted(count))
                + " The image's id differs, because it covers the time of the build and its number.";
    }

    private static List<Layer> pairs(List<BuildLayer> before, List<BuildLayer> after) {
        return IntStream.range(0, Math.min(before.size(), after.size()))
                .mapToObj(i -> pair(before.get(i), after.get(i)))
                .toList();
    }

    private static Layer pair(BuildLayer before, BuildLayer after) {
        var same = Objects.equals(before.id(), after.id());
        return new Layer(after.instruction(), before.id(), after.id(), same, same ? null : after.difference());
    }

    private static String difference(List<Layer> pairs) {
        var times =
                pairs.stream().filter(pair -> !pair.same() && pair.sameFiles()).count();
        var other = pairs.stream().filter(pair -> !pair.sameFiles()).toList();
        if (other.isEmpty()) {
            return "All %d layers hold the same files; in %d of them, files have other times."
                    .formatted(pairs.size(), times);
        }
        return named(other, pairs.size())
                + (times == 0 ? "" : " In %d more, only the times of files differ.".formatted(times))
                + (pairs.stream().anyMatch(Layer::isUnread) ? UNREAD : "");
    }

    private static String named(List<Layer> differing, int all) {
        var names = new ArrayList<>(
                differing.stream().limit(NAMED).map(BuildComparison::name).toList());
        if (differing.size() > NAMED) {
            names.add("and %d more".formatted(differing.size() - NAMED));
        }
        return "%d of %d layers %s: %s."
                .formatted(
                        differing.size(), all, differing.size() == 1 ? "differs" : "differ", String.join("; ", names));
    }

    private static String name(Layer layer) {
        var difference = layer.difference();
        return shortened(layer.instruction())
                + (difference == null || difference.files().isEmpty() ? "" : " (" + files(difference.files()) + ")");
    }

    private static String files(List<String> paths) {
        var shown = paths.stream().limit(NAMED_FILES).map(path -> "/" + path).collect(Collectors.joining(", "));
        return paths.size() > NAMED_FILES ? shown + " …" : shown;
    }

    private static String shortened(String instruction) {
        return instruction.length() <= LONGEST_NAME ? instruction : instruction.substring(0, LONGEST_NAME) + "…";
    }

    /// What a build made, as far as a comparison looks at it.
    record Result(String image, List<BuildLayer> layers) {
        List<BuildLayer> files() {
            return layers.stream().filter(layer -> !layer.empty()).toList();
        }

        static boolean unknown(List<BuildLayer> files) {
            return files.stream().anyMatch(layer -> layer.id() == null);
        }
    }
}
