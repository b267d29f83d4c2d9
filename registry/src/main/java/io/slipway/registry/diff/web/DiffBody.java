package io.slipway.registry.diff.web;

import io.slipway.registry.diff.LatencyRatio;
import io.slipway.registry.diff.RevisionDiff;
import io.slipway.registry.diff.RevisionEffect;
import io.slipway.registry.diff.RevisionFacts;
import io.slipway.registry.script.RevisionDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What differs between two revisions, and what came of it. What is not known is null.
record DiffBody(SideBody from, SideBody to, int added, int removed, List<FileDiffBody> files, EffectBody effect) {
    static DiffBody of(RevisionDiff diff) {
        return new DiffBody(
                SideBody.of(diff.from()),
                SideBody.of(diff.to()),
                diff.content().added(),
                diff.content().removed(),
                diff.content().files().stream().map(FileDiffBody::of).toList(),
                EffectBody.of(diff.effect()));
    }

    /// One of the two revisions.
    record SideBody(String script, int revision, String digest, String message, String author, Instant createdAt) {
        static SideBody of(RevisionDetails revision) {
            return new SideBody(
                    revision.script().toString(),
                    revision.number(),
                    revision.digest().value(),
                    revision.message(),
                    revision.author(),
                    revision.createdAt());
        }
    }

    /// What came of both. The ratio is that of `to` to `from`.
    record EffectBody(
            FactsBody from, FactsBody to, @Nullable RatioBody p50Ratio) {
        static EffectBody of(RevisionEffect effect) {
            var ratio = effect.ratio();
            return new EffectBody(
                    FactsBody.of(effect.from()), FactsBody.of(effect.to()), ratio == null ? null : RatioBody.of(ratio));
        }
    }

    /// What is known of one revision; times in seconds.
    record FactsBody(
            @Nullable UUID build,
            @Nullable Long imageBytes,
            @Nullable Integer layers,
            @Nullable Double buildSeconds,
            @Nullable Integer cachedSteps,
            @Nullable Double accuracy,
            @Nullable Double p50Micros) {
        static FactsBody of(RevisionFacts facts) {
            return new FactsBody(
                    facts.build(),
                    facts.imageBytes(),
                    facts.layers(),
                    seconds(facts.buildTime()),
                    facts.cachedSteps(),
                    facts.accuracy(),
                    facts.p50Micros());
        }

        private static @Nullable Double seconds(@Nullable Duration time) {
            return time == null ? null : time.toMillis() / 1_000.0;
        }
    }

    /// The ratio of the medians, from a report in which both were measured.
    record RatioBody(
            UUID report,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            String verdict,
            boolean reliable) {
        static RatioBody of(LatencyRatio ratio) {
            return new RatioBody(
                    ratio.report(), ratio.ratio(), ratio.low(), ratio.high(), ratio.verdict(), ratio.reliable());
        }
    }
}
