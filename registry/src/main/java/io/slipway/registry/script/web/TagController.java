package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.TagName;
import io.slipway.registry.script.TagService;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The movable names of a script's revisions.
@RestController
@RequestMapping(path = "/api/v1/scripts/{team}/{name}/tags", produces = MediaType.APPLICATION_JSON_VALUE)
class TagController {
    private final TagService tags;

    TagController(TagService tags) {
        this.tags = tags;
    }

    @GetMapping
    List<TagDetailsBody> list(Caller caller, @PathVariable String team, @PathVariable String name) {
        return tags.list(caller, ScriptName.of(team, name)).stream()
                .map(TagDetailsBody::of)
                .toList();
    }

    /// Where a tag has been, newest first; also when it was deleted.
    @GetMapping("/{tag}/history")
    List<TagMoveBody> history(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String tag) {
        return tags.history(caller, ScriptName.of(team, name), new TagName(tag)).stream()
                .map(TagMoveBody::of)
                .toList();
    }

    /// Makes a tag (201) or moves it (200). With `expected`, refused when the tag points to another revision by now;
    /// 0 expects that there is no such tag yet.
    @PutMapping(path = "/{tag}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TagDetailsBody> put(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String tag,
            @RequestBody Move move) {
        if (move.revision() == null) {
            throw new InvalidException("revision", "it is missing; say which one the tag is to point to");
        }
        var script = ScriptName.of(team, name);
        var outcome = tags.put(caller, script, new TagName(tag), move.revision(), move.expected());
        var body = TagDetailsBody.of(outcome.tag(), outcome.latency());
        return outcome.created()
                ? ResponseEntity.created(URI.create("/api/v1/scripts/%s/tags/%s".formatted(script, tag)))
                        .body(body)
                : ResponseEntity.ok(body);
    }

    @DeleteMapping("/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String tag,
            @RequestParam(required = false) @Nullable Integer expected) {
        tags.delete(caller, ScriptName.of(team, name), new TagName(tag), expected);
    }

    /// Where a tag is to point to, and where it is expected to point now.
    record Move(@Nullable Integer revision, @Nullable Integer expected) {}
}
