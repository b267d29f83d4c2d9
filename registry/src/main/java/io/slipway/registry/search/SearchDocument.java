package io.slipway.registry.search;

import io.slipway.registry.script.ScriptName;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// Everything of a script that is searched.
record SearchDocument(
        UUID id,
        ScriptName name,
        String description,
        String visibility,
        int latestRevision,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        ScriptFacts facts,
        String readme,
        String paths) {
    /// Who reads the script: everybody, or its team.
    String audience() {
        return visibility.equals("SITE") ? ScriptSearch.EVERYBODY : name.team().value();
    }

    String names() {
        return Wording.plain(name.team() + " " + name.name());
    }

    String about() {
        return Wording.plain(description + " " + String.join(" ", facts.labels()));
    }

    String code() {
        return Wording.plain(facts.instructions() + " " + paths + " " + String.join(" ", facts.frameworks()));
    }

    /// What a misspelt word is compared with.
    Set<String> words() {
        return Wording.words(name.name() + " " + description);
    }
}
