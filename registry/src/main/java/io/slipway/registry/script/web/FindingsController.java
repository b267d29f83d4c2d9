package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.script.FindingsService;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a reviewer would say about the Dockerfile of a revision.
@RestController
@RequestMapping(
        path = "/api/v1/scripts/{team}/{name}/revisions/{revision}/findings",
        produces = MediaType.APPLICATION_JSON_VALUE)
class FindingsController {
    private final FindingsService findings;

    FindingsController(FindingsService findings) {
        this.findings = findings;
    }

    @GetMapping
    List<FindingBody> find(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String revision) {
        return findings.of(caller, ScriptName.of(team, name), RevisionSelector.parse(revision)).stream()
                .map(FindingBody::of)
                .toList();
    }
}
