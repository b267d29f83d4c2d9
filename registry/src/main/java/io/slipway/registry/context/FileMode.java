package io.slipway.registry.context;

/// What is kept of a file's Unix mode: whether it can be executed. Everything else is normalised away.
public enum FileMode {
    REGULAR(0644),
    EXECUTABLE(0755);

    private static final int OWNER_MAY_EXECUTE = 0100;

    private final int bits;

    FileMode(int bits) {
        this.bits = bits;
    }

    /// The mode that keeps the owner's executable bit of the given Unix mode.
    public static FileMode ofBits(int bits) {
        return (bits & OWNER_MAY_EXECUTE) == 0 ? REGULAR : EXECUTABLE;
    }

    /// The Unix permission bits.
    public int bits() {
        return bits;
    }

    /// The bits as people write them: `0644` or `0755`.
    public String octal() {
        return "0" + Integer.toOctalString(bits);
    }
}
