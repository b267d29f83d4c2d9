package io.slipway.registry.diff;

/// How much is compared and shown, so that no pair of revisions can take the memory or the time of others.
///
/// @param fileBytes files larger than this are not compared line by line
/// @param totalBytes what is read for one difference; files beyond it are only named
/// @param fileLines lines shown of one file
/// @param totalLines lines shown of all files
/// @param steps what the search for the shortest difference may cost, all files together
record DiffLimits(long fileBytes, long totalBytes, int fileLines, int totalLines, long steps) {
    private static final long MIB = 1024 * 1024;

    /// For a page with all files.
    static final DiffLimits PAGE = new DiffLimits(MIB, 8 * MIB, 1_000, 5_000, 8_000_000);

    /// For one file alone, and for patches, which must be whole to be of use.
    static final DiffLimits WHOLE = new DiffLimits(2 * MIB, 16 * MIB, 20_000, 20_000, 8_000_000);

    static DiffLimits of(DiffOptions options) {
        return options.path() == null ? PAGE : WHOLE;
    }
}
