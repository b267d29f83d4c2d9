package io.slipway.registry.dockerfile;

/// A here-document of RUN, COPY or ADD.
///
/// @param end the word that ends it
/// @param expands whether variables in it are filled in: its word has no quotes
/// @param stripsTabs whether leading tabs do not count: `<<-`
/// @param content its lines, each with its line end
/// @param line the line on which its content begins
public record HereDocument(String end, boolean expands, boolean stripsTabs, String content, int line) {
    boolean isEndedBy(String candidate) {
        var from = 0;
        while (stripsTabs && from < candidate.length() && candidate.charAt(from) == '\t') {
            from++;
        }
        return candidate.length() - from == end.length() && candidate.startsWith(end, from);
    }

    HereDocument withContent(String text, int firstLine) {
        return new HereDocument(end, expands, stripsTabs, text, firstLine);
    }
}
