package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.build.BuildComparison.Result;
import io.slipway.portal.build.BuildComparison.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildComparisonTest {
    private static final FormerBuild FORMER = new FormerBuild(new UUID(0, 1), 41, FormerBuild.Relation.REBUILD);

    private static BuildLayer layer(String instruction, String id) {
        return new BuildLayer(instruction, 5, false, id, false);
    }

    private static BuildLayer unknown(String instruction) {
        return new BuildLayer(instruction, 5, false, null, false);
    }

    private static BuildLayer silent(String instruction) {
        return new BuildLayer(instruction, 0, true, null, false);
    }

    private static Result image(String id, BuildLayer... layers) {
        return new Result(id, Arrays.asList(layers));
    }

    private static BuildComparison compare(Result old, Result now) {
        return BuildComparison.of(FORMER, old, now);
    }

    @Test
    void oneAndTheSameImageIsTheSameWhateverIsKnownOfItsLayers() {
        assertThat(compare(image("a"), image("a")).verdict()).isEqualTo(Verdict.SAME_IMAGE);
    }

    @Test
    void theSameLayersUnderAnotherIdAreSaidToBeTheSame() {
        var found = compare(
                image("a", layer("FROM", "1"), silent("ENV A=1"), layer("RUN x", "2")),
                image("b", layer("FROM", "1"), silent("ENV A=1"), layer("RUN x", "2")));

        assertThat(found.verdict()).isEqualTo(Verdict.SAME_LAYERS);
        assertThat(found.words()).startsWith("All 2 layers are the same.");
    }

    @Test
    void layersThatDifferAreNamedByTheirInstruction() {
        var found = compare(
                image("a", layer("FROM", "1"), layer("RUN apt-get install", "2"), layer("RUN date > /x", "3")),
                image("b", layer("FROM", "1"), layer("RUN apt-get install", "8"), layer("RUN date > /x", "9")));

        assertThat(found.verdict()).isEqualTo(Verdict.LAYERS_DIFFER);
        assertThat(found.words())
                .isEqualTo("2 of 3 layers differ: RUN apt-get install; RUN date > /x."
                        + " Whether their files do, or only the files' times, is not known.");
        assertThat(found.layers()).extracting(BuildComparison.Layer::same).containsExactly(true, false, false);
    }

    @Test
    void layersThatDifferInTimesAloneHoldTheSameFiles() {
        var times = new LayerDifference(LayerDifference.Kind.TIMES, List.of());
        var files = new LayerDifference(LayerDifference.Kind.FILES, List.of("x", "y", "z", "zz"));
        var old = image("a", layer("RUN pip", "1"), layer("RUN date", "2"), layer("COPY", "3"));
        var alike = image("b", differing("RUN pip", "7", times), layer("RUN date", "2"), layer("COPY", "3"));
        var other = image("b", differing("RUN pip", "7", times), differing("RUN date", "8", files), layer("COPY", "3"));

        assertThat(compare(old, alike).verdict()).isEqualTo(Verdict.SAME_FILES);
        assertThat(compare(old, alike).words())
                .isEqualTo("All 3 layers hold the same files; in 1 of them, files have other times.");
        assertThat(compare(old, other).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(compare(old, other).words())
                .isEqualTo(
                        "1 of 3 layers differs: RUN date (/x, /y, /z …). In 1 more, only the times of files differ.");
    }

    private static BuildLayer differing(String instruction, String id, LayerDifference difference) {
        return new BuildLayer(instruction, 5, false, id, false, difference);
    }

    @Test
    void manyLayersAreNotAllNamed() {
        var found = compare(image("a", many("1")), image("b", many("2")));

        assertThat(found.words())
                .startsWith("8 of 8 layers differ: RUN 1; RUN 2; ")
                .contains("; and 3 more.");
    }

    private static BuildLayer[] many(String mark) {
        return Stream.iterate(1, i -> i + 1)
                .limit(8)
                .map(i -> layer("RUN " + i, mark + i))
                .toArray(BuildLayer[]::new);
    }

    @Test
    void anotherNumberOfLayersIsADifference() {
        var found = compare(image("a", layer("FROM", "1")), image("b", layer("FROM", "1"), layer("RUN x", "2")));

        assertThat(found.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(found.words()).contains("1 before, 2 now");
    }

    @Test
    void whatIsNotKnownIsNotCalledTheSame() {
        var known = image("a", layer("RUN x", "1"));

        for (var other : List.of(image("b"), image("b", unknown("RUN x")))) {
            assertThat(compare(known, other).verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(compare(other, known).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }
}
