package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.build.BuildQueue.Standing;
import io.slipway.portal.build.BuildQueue.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildQueueTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void teamsTakeTurnsHoweverManyBuildsOneHas() {
        assertThat(order("a1 a2 a3 a4 b5 c6")).isEqualTo("a1 b5 c6 a2 a3 a4");
        assertThat(order("a1 a2 a3 b4 b5")).isEqualTo("a1 b4 a2 b5 a3");
    }

    @Test
    void whoHasABuildAtWorkComesAfterWhoHasNone() {
        assertThat(order("a1 b2", new Standing("a", 1, NOON))).isEqualTo("b2 a1");
        assertThat(order("a1 a2 b3", new Standing("a", 2, NOON), new Standing("b", 1, NOON)))
                .isEqualTo("b3 a1 a2");
    }

    @Test
    void amongEqualsWhoseLastBuildBeganLongestAgoIsFirst() {
        assertThat(order("a1 b2", new Standing("a", 0, NOON), new Standing("b", 0, NOON.minusSeconds(60))))
                .isEqualTo("b2 a1");
        assertThat(order("a1 b2", new Standing("a", 0, NOON))).isEqualTo("b2 a1");
    }

    @Test
    void whoCameFirstIsFirstInATeamAndAmongIdleOnes() {
        assertThat(order("b2 a3 a1")).isEqualTo("a1 b2 a3");
        assertThat(BuildQueue.order(List.of(), List.of())).isEmpty();
    }

    private static String order(String waiting, Standing... standings) {
        var builds = Stream.of(waiting.split(" ")).map(BuildQueueTest::build).toList();
        var names = BuildQueue.order(builds, List.of(standings)).stream()
                .map(id -> builds.stream()
                        .filter(build -> build.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .map(build -> build.team() + build.number());
        return String.join(" ", names.toList());
    }

    private static Waiting build(String name) {
        return new Waiting(UUID.randomUUID(), Long.parseLong(name.substring(1)), name.substring(0, 1));
    }
}
