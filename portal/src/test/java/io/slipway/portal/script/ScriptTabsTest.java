package io.slipway.portal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.Empty;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptLabels;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.Visibility;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTabsTest {
    private static final Caller MARA = Caller.user("mara");
    private static final Location ANYWHERE = new Location("scripts/vision/digits");

    private final ScriptTabs tabs = new ScriptTabs(
            List.of(new Tab(ScriptPart.SETTINGS, false), new Tab(ScriptPart.OVERVIEW, true), tabOfMara()));

    @Test
    void tabsStandInTheOrderOfThePartsWhateverFeatureBroughtThem() {
        assertThat(labels(MARA)).containsExactly("Overview", "Tags", "Settings");
    }

    @Test
    void eachTabHasAnAddressAndTheOneShownIsMarked() {
        var links = links(MARA);

        assertThat(links)
                .extracting(Anchor::getHref)
                .containsExactly(
                        "scripts/vision/digits", "scripts/vision/digits/tags", "scripts/vision/digits/settings");
        assertThat(links)
                .extracting(link -> link.getElement().getAttribute("aria-current"))
                .containsExactly(null, "page", null);
    }

    @Test
    void aTabThatIsNotForTheReaderIsNeitherListedNorShown() {
        var tom = Caller.user("tom");

        assertThat(labels(tom)).containsExactly("Overview", "Settings");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tabs.content(tom, script(1), ScriptPart.TAGS, ANYWHERE));
    }

    @Test
    void aPartThatNobodyBroughtIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tabs.content(MARA, script(1), ScriptPart.RUNNING, ANYWHERE))
                .withMessageContaining("vision/digits/running");
    }

    @Test
    void beforeTheFirstRevisionOnlyThoseSpeakThatHaveSomethingToSay() {
        assertThat(tabs.content(MARA, script(0), ScriptPart.SETTINGS, ANYWHERE)).isInstanceOf(Empty.class);
        assertThat(tabs.content(MARA, script(0), ScriptPart.OVERVIEW, ANYWHERE)).isInstanceOf(Span.class);
        assertThat(tabs.content(MARA, script(1), ScriptPart.SETTINGS, ANYWHERE)).isInstanceOf(Span.class);
    }

    private List<String> labels(Caller caller) {
        return links(caller).stream().map(Anchor::getText).toList();
    }

    private List<Anchor> links(Caller caller) {
        return tabs.links(caller, script(1), ScriptPart.TAGS)
                .getChildren()
                .map(Anchor.class::cast)
                .toList();
    }

    private static ScriptTab tabOfMara() {
        return new Tab(ScriptPart.TAGS, false) {
            @Override
            public boolean isFor(Caller caller, ScriptDetails script) {
                return caller.equals(MARA);
            }
        };
    }

    private static ScriptDetails script(int latestRevision) {
        return new ScriptDetails(
                ScriptName.of("vision", "digits"),
                "",
                Visibility.TEAM,
                ScriptLabels.NONE,
                latestRevision,
                "mara",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                List.of());
    }

    private static class Tab implements ScriptTab {
        private final ScriptPart part;
        private final boolean first;

        Tab(ScriptPart part, boolean first) {
            this.part = part;
            this.first = first;
        }

        @Override
        public ScriptPart part() {
            return part;
        }

        @Override
        public boolean beforeFirstRevision() {
            return first;
        }

        @Override
        public Component content(Caller caller, ScriptDetails script, Location location) {
            return new Span(part.label());
        }
    }
}
