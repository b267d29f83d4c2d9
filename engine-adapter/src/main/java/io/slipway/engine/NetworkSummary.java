package io.slipway.engine;

import java.util.Map;

/// One network of Slipway's on an engine.
///
/// @param bridge the interface on the engine's host; firewall rules for `slip+` cover all of them
public record NetworkSummary(NetworkName name, String bridge, Map<String, String> labels) {
    public NetworkSummary {
        labels = Map.copyOf(labels);
    }
}
