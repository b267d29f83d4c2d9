package io.slipway.infra.bench.fill;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/// A script with some revisions; what is not given follows from its seed.
///
/// @param kind which recipe with which model
public record FilledScript(int number, String team, String name, String description, int kind, long seed) {
    private static final Instant FIRST = Instant.parse("2024-01-01T08:00:00Z");
    private static final Duration YEARS = Duration.ofDays(660);
    private static final Duration BETWEEN_REVISIONS = Duration.ofHours(31);
    private static final int MOST_REVISIONS = 5;
    private static final int READMES = 6_000;

    /// One to five, three on average.
    public int revisions() {
        return 1 + number % MOST_REVISIONS;
    }

    /// Whether everybody may read it; otherwise its team alone.
    public boolean isForEverybody() {
        return Math.floorMod(seed >> 8, 4) == 0;
    }

    /// `team/name`.
    public String fullName() {
        return team + "/" + name;
    }

    String visibility() {
        return isForEverybody() ? "SITE" : "TEAM";
    }

    boolean hasStableTag() {
        return Math.floorMod(seed >> 12, 3) == 0;
    }

    int dockerfile(int revision) {
        return kind * Catalogue.BATCHES + Math.floorMod((seed >> 16) + revision, Catalogue.BATCHES);
    }

    int readme() {
        return (int) Math.floorMod(seed >> 20, (long) READMES);
    }

    SortedMap<String, String> labels() {
        var labels = new TreeMap<String, String>();
        var dice = new SplittableRandom(seed);
        if (dice.nextInt(2) == 0) {
            labels.put("stage", dice.nextInt(5) == 0 ? "production" : dice.nextBoolean() ? "staging" : "development");
        }
        if (dice.nextInt(3) == 0) {
            labels.put("gpu", Boolean.toString(dice.nextBoolean()));
        }
        if (dice.nextInt(3) == 0) {
            labels.put("cost-centre", Integer.toString(4_000 + dice.nextInt(40)));
        }
        return labels;
    }

    UUID id() {
        return id(0);
    }

    /// Of a revision, or of the script for 0.
    UUID id(int part) {
        var dice = new SplittableRandom(seed * 31 + part);
        return new UUID((dice.nextLong() & ~0xF000L) | 0x4000L, (dice.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    Instant createdAt() {
        return FIRST.plusSeconds(Math.floorMod(seed >> 4, YEARS.toSeconds()));
    }

    Instant revisedAt(int revision) {
        return createdAt().plus(BETWEEN_REVISIONS.multipliedBy(revision - 1L));
    }

    String author() {
        return Users.name((int) Math.floorMod(seed >> 6, (long) Users.COUNT));
    }
}
