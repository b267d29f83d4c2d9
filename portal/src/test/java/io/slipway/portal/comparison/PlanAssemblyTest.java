package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanJson;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.engine.EngineInfo;
import io.slipway.engine.ImageId;
import io.slipway.engine.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanAssemblyTest {
    private static final long MIB = 1L << 20;
    private static final Limits LIMITS = Limits.of(1, 512 * MIB);

    @Test
    void oneCoreIsSharedAndTwoAreSplitBetweenProbeAndTargets() {
        assertThat(Placement.on(engine(1, 8), 4, LIMITS).probeCpu()).isNull();
        assertThat(Placement.on(engine(1, 8), 4, LIMITS).pinned(LIMITS).cpuset())
                .isNull();
        assertThat(Placement.on(engine(2, 8), 4, LIMITS).probeCpu()).isZero();
        assertThat(Placement.on(engine(2, 8), 4, LIMITS).pinned(LIMITS).cpuset())
                .isEqualTo("1");
        assertThat(Placement.on(engine(8, 8), 4, LIMITS).pinned(LIMITS).cpuset())
                .isEqualTo("1-7");
    }

    @Test
    void twoInstancesOfEachTargetIfHalfOfTheMemoryHoldsThem() {
        assertThat(Placement.on(engine(2, 8), 4, LIMITS).copies()).isEqualTo(2);
        assertThat(Placement.on(engine(2, 8), 5, LIMITS).copies()).isEqualTo(1);
    }

    @Test
    void thePlanHoldsEveryTargetWithItsInstancesLimitsAndFacts() {
        var plan = plan();
        assertThat(plan.compared()).extracting(Target::id).containsExactly("t1", "t2");
        assertThat(plan.baseline().instances())
                .containsExactly(new Address("127.0.0.1", 4001), new Address("127.0.0.1", 4002));
        assertThat(plan.baseline().path()).isEqualTo("/predict");
        assertThat(plan.baseline().metadata())
                .contains(entry(TargetFacts.CPUS, "1.0"), entry(TargetFacts.MEMORY_BYTES, "536870912"))
                .contains(entry(TargetFacts.CPUSET, "1"), entry(TargetFacts.SCRIPT, "vision/t1"));
        assertThat(plan.rounds()).isEqualTo(60);
        assertThat(plan.threshold()).isEqualTo(0.03);
        assertThat(plan.probeCpu()).isZero();
        assertThat(plan.payload().bytes()).isEqualTo(new byte[] {0, 1, (byte) 0xff});
    }

    @Test
    void theRepeatedBaselineIsTheSameImageUnderAnotherRole() {
        var repeat = plan().targets().stream()
                .filter(target -> target.role() == Target.Role.CONTROL_REPEAT)
                .findFirst()
                .orElseThrow();
        assertThat(repeat.id()).isEqualTo("repeat");
        assertThat(repeat.label()).isEqualTo("t1 (again)");
        assertThat(repeat.metadata().get(TargetFacts.IMAGE))
                .isEqualTo(plan().baseline().metadata().get(TargetFacts.IMAGE));
    }

    @Test
    void whatIsTrueOfTheWholeRunTravelsIntoTheReport() {
        assertThat(plan().metadata())
                .contains(entry("team", "vision"), entry("engineKernel", "6.18"), entry("instancesPerTarget", "2"))
                .contains(entry("placement", "probe on core 0, targets on core 1"));
    }

    @Test
    void thePlanSurvivesItsFile() {
        assertThat(PlanJson.read(PlanJson.write(plan())).targets()).isEqualTo(plan().targets());
    }

    private static Plan plan() {
        var comparison = ComparisonFixture.preparing().snapshot();
        var placement = Placement.on(engine(2, 8), 4, LIMITS);
        var facts = PlanAssembly.facts(placement.pinned(LIMITS));
        var baseline = fielded(entrant("t1"), facts, 4001, 4002);
        var fielded = List.of(
                baseline,
                fielded(entrant("t2"), facts, 4003, 4004),
                fielded(baseline.entrant().repeated(), facts, 4005));
        return PlanAssembly.assemble(
                comparison,
                fielded,
                new Payload("application/octet-stream", new byte[] {0, 1, (byte) 0xff}),
                placement,
                PlanAssembly.notes(comparison, engine(2, 8), placement));
    }

    private static Entrant entrant(String id) {
        return new Entrant(
                id,
                id,
                Target.Role.TARGET,
                new Entrant.Fresh(new ImageId("sha256:" + "0".repeat(64))),
                new ModelEndpoint(8080, "/predict", "/health", Optional.empty()),
                Map.of(TargetFacts.SCRIPT, "vision/" + id, TargetFacts.IMAGE, "sha256:" + "0".repeat(64)));
    }

    private static Fielded fielded(Entrant entrant, Map<String, String> limits, int... ports) {
        var addresses = Arrays.stream(ports)
                .mapToObj(port -> new Address("127.0.0.1", port))
                .toList();
        return new Fielded(entrant, addresses, limits);
    }

    private static EngineInfo engine(int cpus, int gib) {
        return new EngineInfo(
                "Docker", "vm", "20.10", "1.41", "Debian", "6.18", "x86_64", cpus, gib * 1024 * MIB, "overlay2", true);
    }
}
