package io.slipway.portal.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TeamViewTest {
    @ParameterizedTest
    @EnumSource
    void everyPartOfATeamHasAnAddress(TeamPart part) {
        var route = TeamView.class.getAnnotation(Route.class).value();
        var words = route.substring(route.lastIndexOf('(') + 1, route.lastIndexOf(')'));

        assertThat(words.split("\\|")).contains(part.word());
    }
}
