package io.slipway.benchmarks.stats;

import java.util.ArrayList;
import java.util.List;

/// Logarithms of candidate / baseline, one for each pair of blocks. The block, never the request, is the unit of
/// statistics: requests of one visit depend on each other and would make every p-value tiny.
///
/// @param roundsPerBlock rounds that went into one block, on average
/// @param coarsened how often blocks were doubled because neighbours were correlated
public record Pairs(double[] logRatios, double roundsPerBlock, int coarsened) {

    /// Above this many pairs, more blocks gain nothing and the Walsh averages fill the memory.
    private static final int MOST = 1_500;

    /// Pairs of two targets visited in the same rounds. Rounds in which either gave no answer are left out.
    public static Pairs of(List<Sample> baseline, List<Sample> candidate, Quantity quantity) {
        var rounds = new ArrayList<Round>();
        for (int i = 0; i < Math.min(baseline.size(), candidate.size()); i++) {
            if (!baseline.get(i).isEmpty() && !candidate.get(i).isEmpty()) {
                rounds.add(new Round(baseline.get(i), candidate.get(i)));
            }
        }
        List<Round> blocks = grouped(rounds, quantity.minRequests());
        double[] ratios = logRatios(blocks, quantity);
        int coarsened = 0;
        while (ratios.length > MOST || Autocorrelation.isSignificant(ratios)) {
            blocks = doubled(blocks);
            ratios = logRatios(blocks, quantity);
            coarsened++;
        }
        double size = blocks.isEmpty() ? 0 : (double) rounds.size() / blocks.size();
        return new Pairs(ratios, size, coarsened);
    }

    public int count() {
        return logRatios.length;
    }

    /// Puts consecutive rounds together until both sides rest on enough requests; what is left joins the last block.
    private static List<Round> grouped(List<Round> rounds, long minRequests) {
        var blocks = new ArrayList<Round>();
        var open = new ArrayList<Round>();
        for (Round round : rounds) {
            open.add(round);
            if (requests(open) >= minRequests) {
                blocks.add(Round.merge(open));
                open.clear();
            }
        }
        if (!open.isEmpty() && !blocks.isEmpty()) {
            open.addFirst(blocks.removeLast());
            blocks.add(Round.merge(open));
        }
        return blocks;
    }

    private static long requests(List<Round> rounds) {
        return Math.min(
                rounds.stream().mapToLong(r -> r.baseline.requests()).sum(),
                rounds.stream().mapToLong(r -> r.candidate.requests()).sum());
    }

    /// Two neighbours each; an odd one out joins the last.
    private static List<Round> doubled(List<Round> blocks) {
        var bigger = new ArrayList<Round>();
        for (int i = 0; i + 1 < blocks.size(); i += 2) {
            int end = i + 3 == blocks.size() ? i + 3 : i + 2;
            bigger.add(Round.merge(blocks.subList(i, end)));
        }
        return bigger;
    }

    private static double[] logRatios(List<Round> blocks, Quantity quantity) {
        return blocks.stream()
                .mapToDouble(b -> Math.log(quantity.of(b.candidate) / quantity.of(b.baseline)))
                .toArray();
    }

    private record Round(Sample baseline, Sample candidate) {
        static Round merge(List<Round> parts) {
            return new Round(
                    Sample.merge(parts.stream().map(Round::baseline).toList()),
                    Sample.merge(parts.stream().map(Round::candidate).toList()));
        }
    }
}
