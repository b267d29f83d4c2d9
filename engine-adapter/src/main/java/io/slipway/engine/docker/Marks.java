package io.slipway.engine.docker;

import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import java.util.LinkedHashMap;
import java.util.Map;

/// How our things are marked on an engine.
final class Marks {
    /// On every container we start: a value of its own, so that a start whose answer got lost can be found.
    static final String LAUNCH = "io.slipway.launch";

    private Marks() {}

    /// The labels as the engine gets them. Those that say whose a thing is are always all there, empty if
    /// need be: else an image could put its own in their place.
    static Map<String, String> complete(Labels labels) {
        var all = new LinkedHashMap<String, String>();
        for (var label : Label.values()) {
            all.put(label.key(), "");
        }
        all.putAll(labels.asMap());
        return all;
    }

    /// Whether something with these labels is Slipway's.
    static boolean ours(Map<String, String> labels) {
        for (var label : Label.values()) {
            if (label.in(labels).isPresent()) {
                return true;
            }
        }
        return !labels.getOrDefault(LAUNCH, "").isEmpty();
    }
}
