package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RegistryTest
class ScriptSearchTest {
    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
    }

    @Test
    void namesAndDescriptionsAreSearchedWithoutRegardToCase() {
        script("digits-sklearn", "Handwritten, by scikit-learn");
        script("letters", "Nothing else; \u00dcberschrift");

        assertThat(found("SKLEARN")).containsExactly("digits-sklearn");
        assertThat(found("handwritten")).containsExactly("digits-sklearn");
        assertThat(found("\u00fcber")).containsExactly("letters");
        assertThat(found(team.name() + "/letters")).containsExactly("letters");
        assertThat(found("  ")).containsExactly("letters", "digits-sklearn");
        assertThat(found("neither")).isEmpty();
    }

    @Test
    void whatMeansSomethingInAPatternIsTakenLiterally() {
        script("one", "100% of a_b! \\ done");
        script("two", "nothing");

        assertThat(found("%")).containsExactly("one");
        assertThat(found("_")).containsExactly("one");
        assertThat(found("!")).containsExactly("one");
        assertThat(found("\\")).containsExactly("one");
        assertThat(found("' or '1'='1")).isEmpty();
        assertThat(found("a_b")).containsExactly("one");
        assertThat(found("aXb")).isEmpty();
    }

    @Test
    void othersFindOnlyWhatIsOpenToTheSiteAndCountNothingElse() {
        script("private", "secret plan " + team.name());
        var open = new ScriptName(team.name(), "open");
        scripts.describe(team.developer(), open, new ScriptDescription("open plan " + team.name(), Visibility.SITE));

        for (var other : List.of(team.outsider(), team.siteAdmin())) {
            var page = scripts.search(other, ScriptQuery.matching("plan " + team.name()));
            assertThat(page.items()).extracting(ScriptSummary::name).containsExactly(open);
            assertThat(page.total()).isEqualTo(1);
            assertThat(scripts.search(other, ScriptQuery.matching("secret plan " + team.name()))
                            .total())
                    .isZero();
            assertThat(scripts.search(other, ScriptQuery.all().in(team.name())).total())
                    .isEqualTo(1);
        }
        assertThat(found("plan")).containsExactly("open", "private");
    }

    @Test
    void pagesCutTheListAndKnowTheTotal() {
        IntStream.range(0, 5).forEach(number -> script("script-" + number, ""));
        var query = ScriptQuery.all().in(team.name());

        assertThat(names(team.viewer(), query.page(0, 2))).containsExactly("script-4", "script-3");
        assertThat(names(team.viewer(), query.page(2, 2))).containsExactly("script-0");
        assertThat(names(team.viewer(), query.page(3, 2))).isEmpty();
        assertThat(scripts.search(team.viewer(), query.page(2, 2)).total()).isEqualTo(5);
        assertThat(scripts.search(team.viewer(), query.page(9, 2)).total()).isEqualTo(5);
    }

    @Test
    void pagesHaveReasonableSizes() {
        for (var size : new int[] {0, -1, 201}) {
            assertThatExceptionOfType(InvalidException.class)
                    .isThrownBy(() -> ScriptQuery.all().page(0, size));
        }
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> ScriptQuery.all().page(-1, 10));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> ScriptQuery.matching("a\0b"));
    }

    private void script(String name, String description) {
        scripts.describe(
                team.developer(),
                new ScriptName(team.name(), name),
                new ScriptDescription(description, Visibility.TEAM));
    }

    private List<String> found(String text) {
        return names(team.viewer(), ScriptQuery.matching(text).in(team.name()));
    }

    private List<String> names(Caller caller, ScriptQuery query) {
        return scripts.search(caller, query).items().stream()
                .map(script -> script.name().name())
                .toList();
    }
}
