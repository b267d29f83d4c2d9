package io.slipway.benchmarks.stats;

/// How many times as long one thing takes as another, with its 95 % interval: what two measured ratios say together
/// about a third, which nobody measured.
///
/// If B was measured beside A in one run and C beside B in another, C ÷ A is the product of the two: the adjusted
/// indirect comparison of Bucher et al. (Journal of Clinical Epidemiology 50, 1997, 683–691). Logarithms add, and so
/// do the squares of their uncertainties, since different runs err independently. Our intervals come from ordered
/// Walsh averages and need not be symmetric, so each side is added by itself, as Zou and Donner do (MOVER; Statistics
/// in Medicine 27, 2008, 1693–1702): the lower distance is √Σ(ln ratioᵢ − ln lowᵢ)², the upper √Σ(ln highᵢ − ln
/// ratioᵢ)².
///
/// @param ratio more than 0
/// @param low lower end of the 95 % interval, at most `ratio`
/// @param high upper end of the 95 % interval, at least `ratio`
public record RatioInterval(double ratio, double low, double high) {
    /// A thing beside itself.
    public static final RatioInterval ONE = new RatioInterval(1, 1, 1);

    public RatioInterval {
        if (!(low > 0 && low <= ratio && ratio <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "No ratio with its interval: %s in %s to %s".formatted(ratio, low, high));
        }
    }

    /// The product with a ratio of another run. The two must be independent: never of one run.
    public RatioInterval times(RatioInterval other) {
        double centre = Math.log(ratio) + Math.log(other.ratio);
        double below = Math.hypot(Math.log(ratio / low), Math.log(other.ratio / other.low));
        double above = Math.hypot(Math.log(high / ratio), Math.log(other.high / other.ratio));
        return new RatioInterval(Math.exp(centre), Math.exp(centre - below), Math.exp(centre + above));
    }

    /// The same seen from the other side.
    public RatioInterval inverted() {
        return new RatioInterval(1 / ratio, 1 / high, 1 / low);
    }

    /// How wide the interval is, as a logarithm.
    public double width() {
        return Math.log(high / low);
    }

    /// Whether the whole interval lies outside 1 ± δ, so that the difference is real and matters. Both margins are
    /// equally far away as logarithms, as in every verdict: 1 + δ above and 1 ÷ (1 + δ) below.
    public boolean isBeyond(double delta) {
        return low > 1 + delta || high < 1 / (1 + delta);
    }
}
