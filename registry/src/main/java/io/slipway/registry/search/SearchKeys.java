package io.slipway.registry.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What scripts can be filtered by, each as one text with its kind in front.
final class SearchKeys {
    static final String BASE = "base:";
    static final String REPOSITORY = "repository:";
    static final String FRAMEWORK = "framework:";
    static final String LABEL = "label:";
    static final String LABEL_KEY = "labelkey:";

    private SearchKeys() {}

    static List<String> of(ScriptFacts facts) {
        var keys = new LinkedHashSet<String>();
        facts.baseImages().forEach(image -> {
            keys.add(BASE + image);
            keys.add(REPOSITORY + repository(image));
        });
        facts.frameworks().forEach(framework -> keys.add(FRAMEWORK + framework));
        facts.labels().forEach(label -> {
            keys.add(LABEL + label);
            keys.add(LABEL_KEY + label.substring(0, label.indexOf('=')));
        });
        return new ArrayList<>(keys);
    }

    /// Whether the image is named with its tag or digest.
    static boolean isExact(String image) {
        return !repository(image).equals(image);
    }

    /// The image's name without tag and digest.
    static String repository(String image) {
        var name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        var colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        return colon < 0 ? name : name.substring(0, colon);
    }
}
