package io.slipway.benchmarks.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a run measures, fixed before it starts: the same plan gives the same visits in the same order.
///
/// The first target of role [Target.Role#TARGET] is the baseline.
///
/// @param name what people call this comparison
/// @param seed decides the order of visits
/// @param preset name of the preset the numbers came from, or `custom`
/// @param rounds visits to each target, over all forks
/// @param visitMillis length of a visit; grows when a model is too slow for 20 requests in it
/// @param forks JVMs over which the rounds are spread
/// @param threshold the smallest difference that matters, 0.03 = 3 %
/// @param requestTimeoutMillis after this long an answer counts as an error
/// @param probeCpu the core the probe is pinned to, or null where it may run anywhere
/// @param metadata travels into the report unchanged, in this order
public record Plan(
        String name,
        long seed,
        String preset,
        int rounds,
        int visitMillis,
        int forks,
        double threshold,
        int requestTimeoutMillis,
        WarmUp warmUp,
        @Nullable Integer probeCpu,
        Payload payload,
        List<Target> targets,
        Map<String, String> metadata) {

    /// More rounds than this are refused: such a run would take hours and find differences that matter to nobody.
    public static final int MAX_ROUNDS = 9_999;

    /// Fewer rounds than this are refused: ten pairs are the least that can give a verdict.
    public static final int MIN_ROUNDS = 10;

    static final int MAX_TARGETS = 16;

    public Plan {
        InvalidPlanException.require(!name.isBlank(), "name", "it is blank", "Give the comparison a name.");
        requireRange("rounds", rounds, MIN_ROUNDS, MAX_ROUNDS);
        requireRange("visitMillis", visitMillis, 10, 10_000);
        requireRange("forks", forks, 1, 20);
        requireRange("requestTimeoutMillis", requestTimeoutMillis, 1, 120_000);
        InvalidPlanException.require(
                threshold >= 0 && threshold <= 1,
                "threshold",
                "it is %s".formatted(threshold),
                "Use a number from 0 to 1, for example 0.03 for 3 %.");
        targets = List.copyOf(targets);
        requireTargets(targets);
        metadata = Ordered.copyOf(metadata);
    }

    /// The targets people asked to compare, without the controls.
    public List<Target> compared() {
        return targets.stream().filter(t -> t.role() == Target.Role.TARGET).toList();
    }

    /// What all others are compared with: the first target that is not a control.
    public Target baseline() {
        return compared().getFirst();
    }

    /// This plan with another length of visit.
    public Plan withVisitMillis(int millis) {
        return new Plan(
                name,
                seed,
                preset,
                rounds,
                millis,
                forks,
                threshold,
                requestTimeoutMillis,
                warmUp,
                probeCpu,
                payload,
                targets,
                metadata);
    }

    /// A builder with the defaults of a preset.
    public static PlanBuilder of(Preset preset, String name) {
        return new PlanBuilder(preset, name);
    }

    private static void requireRange(String field, int value, int least, int most) {
        InvalidPlanException.require(
                value >= least && value <= most,
                field,
                "it is %,d".formatted(value),
                "Use a number from %,d to %,d.".formatted(least, most));
    }

    private static void requireTargets(List<Target> targets) {
        var ids = new HashSet<String>();
        for (Target target : targets) {
            InvalidPlanException.require(
                    ids.add(target.id()),
                    "targets",
                    "the id '%s' is used twice".formatted(target.id()),
                    "Give each target an id of its own; several instances of one target belong into its list.");
        }
        requireCount(targets, Target.Role.TARGET, 2, MAX_TARGETS);
        requireCount(targets, Target.Role.CONTROL_NOOP, 0, 1);
        requireCount(targets, Target.Role.CONTROL_REPEAT, 0, 1);
    }

    private static void requireCount(List<Target> targets, Target.Role role, int least, int most) {
        long count = targets.stream().filter(t -> t.role() == role).count();
        InvalidPlanException.require(
                count >= least && count <= most,
                "targets",
                "there %s %d of role %s".formatted(count == 1 ? "is" : "are", count, role),
                "Name from %d to %d.".formatted(least, most));
    }
}
