package io.slipway.benchmarks.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/// Wilcoxon's signed-rank test of paired differences, the Hodges–Lehmann estimate of their centre, and the interval
/// of all centres that the test would not reject.
///
/// @param n differences
/// @param centre median of the Walsh averages, the means of all pairs of differences (each with itself too)
/// @param low lower end of the interval
/// @param high upper end of the interval
/// @param p two-sided; exact without ties and zeros, else the normal approximation
public record SignedRank(int n, double centre, double low, double high, double p) {

    /// Up to this many differences the interval comes from the exact distribution.
    static final int EXACT_UP_TO = 100;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// @param differences at least one, none of them NaN
    public static SignedRank of(double[] differences) {
        return of(differences, 0.95);
    }

    static SignedRank of(double[] differences, double confidence) {
        double[] walsh = walshAverages(differences);
        int n = differences.length;
        boolean exact = n <= EXACT_UP_TO && !hasTiesOrZeros(differences);
        int rank = Math.max(1, exact ? exactRank(n, 1 - confidence) : approximateRank(n, 1 - confidence));
        return new SignedRank(
                n,
                (walsh[(walsh.length - 1) / 2] + walsh[walsh.length / 2]) / 2,
                walsh[rank - 1],
                walsh[walsh.length - rank],
                pValue(differences));
    }

    /// The smallest centre that would be found in `power` of such experiments with a two-sided test at `alpha`.
    public double detectable(double alpha, double power) {
        double standardError = (high - low) / 2 / quantile(0.975);
        return (quantile(1 - alpha / 2) + quantile(power)) * standardError;
    }

    private static double quantile(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }

    private static double pValue(double[] differences) {
        if (Arrays.stream(differences).allMatch(d -> d == 0)) {
            return 1;
        }
        return WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
    }

    private static double[] walshAverages(double[] x) {
        double[] averages = new double[x.length * (x.length + 1) / 2];
        int k = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i; j < x.length; j++) {
                averages[k++] = (x[i] + x[j]) / 2;
            }
        }
        Arrays.sort(averages);
        return averages;
    }

    private static boolean hasTiesOrZeros(double[] x) {
        double[] sizes = Arrays.stream(x).map(Math::abs).sorted().toArray();
        return sizes[0] == 0 || IntStream.range(1, sizes.length).anyMatch(i -> sizes[i] == sizes[i - 1]);
    }

    /// Which ordered Walsh average (from 1) ends the interval: the smallest v with P(V ≤ v) ≥ alpha/2, V being the sum
    /// of the positive ranks under the null hypothesis.
    static int exactRank(int n, double alpha) {
        int most = n * (n + 1) / 2;
        double[] share = new double[most + 1];
        share[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
                share[sum] = (share[sum] + (sum >= rank ? share[sum - rank] : 0)) / 2;
            }
        }
        double cumulated = 0;
        for (int v = 0; v <= most; v++) {
            cumulated += share[v];
            if (cumulated >= alpha / 2) {
                return v;
            }
        }
        return most;
    }

    static int approximateRank(int n, double alpha) {
        double mean = n * (n + 1) / 4.0;
        double deviation = Math.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
        return (int) Math.floor(mean - quantile(1 - alpha / 2) * deviation - 0.5) + 1; // with continuity correction
    }
}
