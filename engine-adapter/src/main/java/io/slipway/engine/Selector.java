package io.slipway.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// Chooses containers or networks by labels that must all be equal; without any, everything of Slipway's.
public record Selector(Map<Label, String> labels) {
    public Selector {
        labels = Map.copyOf(labels);
        labels.values().forEach(value -> Grammar.require(!value.isBlank(), "A selector needs a value for each label"));
    }

    /// Everything that carries Slipway's labels, of whichever installation.
    public static Selector slipway() {
        return new Selector(Map.of());
    }

    /// What carries this label with this value.
    public static Selector of(Label label, String value) {
        return new Selector(Map.of(label, value));
    }

    /// Narrows the choice by one more label.
    public Selector and(Label label, String value) {
        var more = new EnumMap<Label, String>(Label.class);
        more.putAll(labels);
        more.put(label, value);
        return new Selector(more);
    }

    /// Whether something with these labels is chosen.
    public boolean matches(Map<String, String> found) {
        return labels.isEmpty()
                ? Arrays.stream(Label.values())
                        .anyMatch(label -> label.in(found).isPresent())
                : labels.entrySet().stream()
                        .allMatch(wanted -> wanted.getValue()
                                .equals(found.get(wanted.getKey().key())));
    }
}
