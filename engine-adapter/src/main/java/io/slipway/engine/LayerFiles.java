package io.slipway.engine;

import java.util.Map;

/// The files of one layer, each with a mark of all it is but its time: kind, mode, owner and content.
///
/// @param marks by path; two files with the same mark differ in their times at most
public record LayerFiles(Map<String, String> marks) {
    public LayerFiles {
        marks = Map.copyOf(marks);
    }
}
