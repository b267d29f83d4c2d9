package io.slipway.portal.effect;

import io.slipway.portal.build.BuiltRevision;
import io.slipway.portal.build.RevisionBuilds;
import io.slipway.portal.comparison.MeasuredPair;
import io.slipway.portal.comparison.MeasuredPairs;
import io.slipway.registry.Caller;
import io.slipway.registry.diff.LatencyRatio;
import io.slipway.registry.diff.RevisionEffect;
import io.slipway.registry.diff.RevisionEffects;
import io.slipway.registry.diff.RevisionFacts;
import io.slipway.registry.script.RevisionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what builds and reports know of two revisions. Each source decides on its own what the caller may see;
/// the rest stays unknown.
@Component
class KnownEffects implements RevisionEffects {
    private final RevisionBuilds builds;
    private final MeasuredPairs reports;

    KnownEffects(RevisionBuilds builds, MeasuredPairs reports) {
        this.builds = builds;
        this.reports = reports;
    }

    @Override
    public RevisionEffect between(Caller caller, RevisionDetails from, RevisionDetails to) {
        var pair = reports.newest(caller, from, to).orElse(null);
        return new RevisionEffect(
                facts(builds.of(caller, from).orElse(null), pair == null ? null : pair.fromP50Micros()),
                facts(builds.of(caller, to).orElse(null), pair == null ? null : pair.toP50Micros()),
                pair == null ? null : ratio(pair));
    }

    private static RevisionFacts facts(@Nullable BuiltRevision built, @Nullable Double p50Micros) {
        return built == null
                ? new RevisionFacts(null, null, null, null, null, null, p50Micros)
                : new RevisionFacts(
                        built.build(),
                        built.imageBytes(),
                        built.layers(),
                        built.time(),
                        built.cachedSteps(),
                        built.accuracy(),
                        p50Micros);
    }

    private static LatencyRatio ratio(MeasuredPair pair) {
        var ratio = pair.ratio();
        return new LatencyRatio(
                pair.report(),
                ratio == null ? null : ratio.value(),
                ratio == null ? null : ratio.low(),
                ratio == null ? null : ratio.high(),
                pair.verdict().words(),
                pair.reliable());
    }
}
