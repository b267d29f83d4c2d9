package io.slipway.portal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.diff.DiffLine;
import io.slipway.registry.diff.DiffLine.Kind;
import io.slipway.registry.diff.DiffLine.Span;
import io.slipway.registry.diff.FileDiff.Content;
import io.slipway.registry.diff.Hunk;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileMarkupTest {
    private static String markup(DiffLayout layout, DiffLine... lines) {
        var hunk = new Hunk(1, 1, 1, 1, List.of(lines));
        return FileMarkup.of(new Content.Text(List.of(hunk), 1, 1, 0), layout);
    }

    private static DiffLine added(String text, Span... changes) {
        return new DiffLine(Kind.ADDED, 0, 7, text, List.of(changes), false);
    }

    @Test
    void whatSomebodyWroteIsTextAndNeverMarkup() {
        var markup = markup(
                DiffLayout.UNIFIED,
                added("<script>alert('1')</script><img src=x onerror=\"alert(2)\"> & &lt;", new Span(0, 8)));

        assertThat(markup)
                .contains("<mark>&lt;script&gt;</mark>alert(&#39;1&#39;)&lt;/script&gt;")
                .contains("onerror=&quot;alert(2)&quot;&gt; &amp; &amp;lt;")
                .doesNotContain("<script", "<img");
    }

    @Test
    void charactersThatWouldNotBeSeenAreShownByTheirNumbers() {
        assertThat(markup(DiffLayout.UNIFIED, added("a\u202eb\u200bc\u0007d\r")))
                .contains("a<b>U+202E</b>b<b>U+200B</b>c<b>U+0007</b>d<b>CR</b>");
    }

    @Test
    void aVeryLongLineIsCutBetweenCharactersAndSaysHowMuchIsMissing() {
        var markup =
                markup(DiffLayout.UNIFIED, added("x".repeat(1_999) + "😀" + "y".repeat(100), new Span(1_990, 2_050)));

        assertThat(markup)
                .contains("<mark>" + "x".repeat(9) + "</mark><i>… 102 more characters</i>")
                .doesNotContain("y".repeat(2));
    }

    @Test
    void sideBySideARemovedLineStandsOppositeToWhatTookItsPlace() {
        var markup = markup(
                DiffLayout.SPLIT,
                new DiffLine(Kind.REMOVED, 3, 0, "old", List.of(), false),
                new DiffLine(Kind.ADDED, 0, 4, "new", List.of(), true),
                new DiffLine(Kind.ADDED, 0, 5, "more", List.of(), false));

        assertThat(markup)
                .contains(
                        "<tr><td class=\"no old\" data-n=\"3\"></td><td class=\"text removed\">old</td>"
                                + "<td class=\"no new\" data-n=\"4\"></td><td class=\"text added\">new<i> no line feed at the end</i></td></tr>")
                .contains("<tr><td class=\"no old\"></td><td class=\"none\"></td>"
                        + "<td class=\"no new\" data-n=\"5\"></td><td class=\"text added\">more</td></tr>");
    }
}
