package io.slipway.portal.build;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The order in which queued builds get their turn. Teams take turns: next is the team with the fewest builds at
/// work; among equals, the one whose last build began longest ago. Within a team, who came first is first. So nobody
/// waits for more than one build of each other team for each of their own, however many another team has queued.
final class BuildQueue {
    private BuildQueue() {}

    /// A queued build.
    record Waiting(UUID id, long number, String team) {}

    /// How a team stands before any queued build begins.
    ///
    /// @param running its builds at work
    /// @param lastBegun when its last one began; [Instant#MIN] if long ago or never
    record Standing(String team, long running, Instant lastBegun) {
        static Standing idle(String team) {
            return new Standing(team, 0, Instant.MIN);
        }
    }

    /// @param waiting in any order
    /// @param standings teams that are missing are idle
    /// @return all that wait, the next one first
    static List<UUID> order(Collection<Waiting> waiting, Collection<Standing> standings) {
        var known = new LinkedHashMap<String, Standing>();
        standings.forEach(standing -> known.put(standing.team(), standing));
        var lines = new LinkedHashMap<String, Line>();
        waiting.stream()
                .sorted(Comparator.comparingLong(Waiting::number))
                .forEach(build -> lines.computeIfAbsent(
                                build.team(), team -> new Line(known.getOrDefault(team, Standing.idle(team))))
                        .builds
                        .add(build));
        return turns(lines);
    }

    private static List<UUID> turns(Map<String, Line> lines) {
        var order = new ArrayList<UUID>();
        while (!lines.isEmpty()) {
            var next = lines.values().stream().min(Line.FIRST).orElseThrow();
            order.add(next.builds.remove().id());
            next.running++;
            next.turn = order.size();
            if (next.builds.isEmpty()) {
                lines.remove(next.team);
            }
        }
        return order;
    }

    /// The builds of one team, and how it stands after the turns so far.
    private static final class Line {
        static final Comparator<Line> FIRST = Comparator.<Line>comparingLong(line -> line.running)
                .thenComparingInt(line -> line.turn)
                .thenComparing(line -> line.lastBegun)
                .thenComparingLong(line -> line.builds.element().number());

        private final String team;
        private final Instant lastBegun;
        private final Deque<Waiting> builds = new ArrayDeque<>();
        private long running;
        private int turn;

        Line(Standing standing) {
            this.team = standing.team();
            this.running = standing.running();
            this.lastBegun = standing.lastBegun();
        }
    }
}
