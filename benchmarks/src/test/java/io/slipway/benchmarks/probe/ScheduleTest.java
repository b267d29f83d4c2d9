package io.slipway.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanBuilder;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.Target.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static PlanBuilder plan() {
        return Plan.of(Preset.STANDARD, "order")
                .seed(42)
                .target(Target.of("a", Role.TARGET, new Address("h", 1), "/p"))
                .target(new Target(
                        "b", "b", Role.TARGET, List.of(new Address("h", 2), new Address("h", 3)), "/p", Map.of()))
                .target(Target.of("noop", Role.CONTROL_NOOP, new Address("h", 4), "/p"));
    }

    @Test
    void everyRoundVisitsEveryTargetOnce() {
        Map<Integer, List<String>> byRound = allStops(plan().build()).stream()
                .collect(Collectors.groupingBy(
                        Schedule.Stop::round, Collectors.mapping(s -> s.target().id(), Collectors.toList())));

        assertThat(byRound).hasSize(200);
        assertThat(byRound.values()).allSatisfy(r -> assertThat(r).containsExactlyInAnyOrder("a", "b", "noop"));
    }

    @Test
    void theOrderChangesFromRoundToRoundAndEveryTargetComesFirstSometimes() {
        List<Schedule.Stop> stops = allStops(plan().build());
        Map<String, Long> first = IntStream.range(0, 200)
                .mapToObj(r -> stops.get(3 * r).target().id())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));

        assertThat(first).hasSize(3).allSatisfy((_, count) -> assertThat(count).isBetween(45L, 90L));
    }

    @Test
    void theSeedAloneDecidesTheOrder() {
        assertThat(allStops(plan().build())).isEqualTo(allStops(plan().build()));
        assertThat(allStops(plan().seed(43).build())).isNotEqualTo(allStops(plan().build()));
    }

    @Test
    void forksShareTheRoundsWithoutGapOrOverlap() {
        var schedule = new Schedule(plan().build());

        assertThat(schedule.roundsOf(1)).hasSize(67).startsWith(1);
        assertThat(schedule.roundsOf(2)).hasSize(67).startsWith(68);
        assertThat(schedule.roundsOf(3)).hasSize(66).startsWith(135).endsWith(200);
    }

    @Test
    void instancesOfATargetTakeTurns() {
        List<Integer> instances = allStops(plan().build()).stream()
                .filter(s -> s.target().id().equals("b"))
                .map(Schedule.Stop::instance)
                .toList();

        assertThat(instances).startsWith(1, 0, 1, 0);
    }

    private static List<Schedule.Stop> allStops(Plan plan) {
        var schedule = new Schedule(plan);
        return IntStream.rangeClosed(1, plan.forks())
                .mapToObj(schedule::stopsOf)
                .flatMap(List::stream)
                .toList();
    }
}
