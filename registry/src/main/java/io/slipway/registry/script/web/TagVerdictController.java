package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.TagService;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which guarded tags a revision may have, with the evidence.
@RestController
@RequestMapping(
        path = "/api/v1/scripts/{team}/{name}/revisions/{revision}/tag-verdicts",
        produces = MediaType.APPLICATION_JSON_VALUE)
class TagVerdictController {
    private final TagService tags;

    TagVerdictController(TagService tags) {
        this.tags = tags;
    }

    /// One for every tag that the team guards against slower revisions and that another revision has.
    @GetMapping
    List<TagVerdictBody> verdicts(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String revision) {
        return tags.verdicts(caller, ScriptName.of(team, name), RevisionSelector.parse(revision)).stream()
                .map(TagVerdictBody::of)
                .toList();
    }
}
