package io.slipway.registry.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EditScriptTest {
    private static final long PLENTY = 10_000_000;

    @Test
    void sequencesThatAreEqualHaveNoEdits() {
        assertThat(edits("a b c", "a b c")).isEmpty();
        assertThat(edits("", "")).isEmpty();
    }

    @Test
    void additionsAndRemovalsAreFoundWhereTheyAre() {
        assertThat(edits("a b c", "a x b c")).containsExactly(new Edit(1, 1, 1, 2));
        assertThat(edits("a b c d", "a d")).containsExactly(new Edit(1, 3, 1, 1));
        assertThat(edits("a b c", "a x c")).containsExactly(new Edit(1, 2, 1, 2));
        assertThat(edits("", "a b")).containsExactly(new Edit(0, 0, 0, 2));
    }

    @Test
    void anAddedBlockEndsWithItsOwnLastLine() {
        assertThat(edits("f { } g { }", "f { } h { } g { }")).containsExactly(new Edit(3, 3, 3, 6));
    }

    @Test
    void everyEditScriptTurnsTheOneIntoTheOther() {
        var random = new Random(42);
        for (var i = 0; i < 300; i++) {
            var olds = sequence(random);
            var news = sequence(random);
            assertThat(applied(olds, news, EditScript.between(olds, news, new EditScript.Budget(PLENTY))))
                    .isEqualTo(news);
        }
    }

    @Test
    void withoutABudgetEverythingBetweenTheCommonEndsIsReplaced() {
        var olds = List.of("same", "a", "b", "a", "end");
        var news = List.of("same", "b", "a", "b", "end");

        assertThat(EditScript.between(olds, news, new EditScript.Budget(0))).containsExactly(new Edit(1, 4, 1, 4));
    }

    @Test
    void sequencesThatHaveNothingInCommonCostNothing() {
        var olds = IntStream.range(0, 100_000).mapToObj(i -> "old " + i).toList();
        var news = IntStream.range(0, 100_000).mapToObj(i -> "new " + i).toList();

        assertThat(EditScript.between(olds, news, new EditScript.Budget(0)))
                .containsExactly(new Edit(0, 100_000, 0, 100_000));
    }

    private static List<String> sequence(Random random) {
        return random.ints(random.nextInt(30), 0, 6).mapToObj(Integer::toString).collect(Collectors.toList());
    }

    private static List<String> applied(List<String> olds, List<String> news, List<Edit> edits) {
        var result = new ArrayList<String>();
        var at = 0;
        for (var edit : edits) {
            result.addAll(olds.subList(at, edit.oldStart()));
            assertThat(result).hasSize(edit.newStart());
            result.addAll(news.subList(edit.newStart(), edit.newEnd()));
            at = edit.oldEnd();
        }
        result.addAll(olds.subList(at, olds.size()));
        return result;
    }

    private static List<Edit> edits(String olds, String news) {
        return EditScript.between(words(olds), words(news), new EditScript.Budget(PLENTY));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
