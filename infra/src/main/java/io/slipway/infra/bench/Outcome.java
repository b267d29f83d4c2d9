package io.slipway.infra.bench;

import java.util.List;
import java.util.Optional;

/// All figures of one run.
///
/// @param fillSeconds how long the filling took
record Outcome(
        Machine machine,
        List<Integer> sizes,
        int revisions,
        int manifestBytes,
        int dockerfileBytes,
        double fillSeconds,
        List<Load> loads,
        List<Timing> timings) {
    Outcome {
        sizes = List.copyOf(sizes);
        loads = List.copyOf(loads);
        timings = List.copyOf(timings);
    }

    int scripts() {
        return sizes.getLast();
    }

    List<Load> loadsAt(int scripts) {
        return loads.stream().filter(load -> load.scripts() == scripts).toList();
    }

    List<Timing> timingsAt(int scripts) {
        return timings.stream().filter(timing -> timing.scripts() == scripts).toList();
    }

    Optional<Load> load(String id, int scripts, int clients) {
        return loadsAt(scripts).stream()
                .filter(load -> load.id().equals(id) && load.clients() == clients)
                .findFirst();
    }

    Optional<Timing> timing(String id, int scripts) {
        return timingsAt(scripts).stream()
                .filter(timing -> timing.id().equals(id))
                .findFirst();
    }

    /// What the requests are about, in words.
    String sizesOfAnswers() {
        var dockerfile = Figures.text("A Dockerfile has %,d bytes, ", dockerfileBytes);
        return load("manifest", scripts(), 1).isPresent()
                ? dockerfile + Figures.text("a manifest %,d at both registries.", manifestBytes)
                : dockerfile
                        + Figures.text(
                                "docker-registry's manifest %,d. Manifests of ours were not read: this portal serves none.",
                                manifestBytes);
    }

    List<Growth> growths() {
        return Growth.of(this);
    }

    List<Aim> aims() {
        return Aims.of(this);
    }
}
