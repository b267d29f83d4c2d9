package io.slipway.portal.token;

/// How long a token is to be good.
enum Lifetime {
    WEEK("7 days", 7),
    MONTH("30 days", 30),
    QUARTER("90 days", 90),
    YEAR("A year", 365),
    OTHER("Another number of days", 0);

    private final String label;
    private final int days;

    Lifetime(String label, int days) {
        this.label = label;
        this.days = days;
    }

    String label() {
        return label;
    }

    /// The days; of another number, the one that is given.
    int days(int other) {
        return this == OTHER ? other : days;
    }
}
