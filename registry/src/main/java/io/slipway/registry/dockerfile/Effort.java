package io.slipway.registry.dockerfile;

/// How much work the variables of one Dockerfile may make. Few lines can ask for more than any machine has:
/// `ARG b=$a$a`, `ARG c=$b$b` and so on.
final class Effort {
    private long left = 1 << 24;

    /// Whether there is enough left for so many characters more.
    boolean allows(long characters) {
        if (characters >= left) {
            return false;
        }
        left -= characters + 1;
        return true;
    }
}
