package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ForkRequest;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptForks;
import io.slipway.registry.script.ScriptKeeping;
import io.slipway.registry.script.ScriptName;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Renaming, archiving and forking scripts.
@RestController
@RequestMapping(path = "/api/v1/scripts/{team}/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
class ScriptKeepingController {
    private final ScriptKeeping keeping;
    private final ScriptForks forks;

    ScriptKeepingController(ScriptKeeping keeping, ScriptForks forks) {
        this.keeping = keeping;
        this.forks = forks;
    }

    /// Gives the script another name in its team; the old one goes on leading to it.
    @PostMapping(path = "/rename", consumes = MediaType.APPLICATION_JSON_VALUE)
    ScriptBody rename(
            Caller caller, @PathVariable String team, @PathVariable String name, @RequestBody RenameBody body) {
        return answer(caller, keeping.rename(caller, ScriptName.of(team, name), text(body.name())));
    }

    @PostMapping("/archive")
    ScriptBody archive(Caller caller, @PathVariable String team, @PathVariable String name) {
        return answer(caller, keeping.archive(caller, ScriptName.of(team, name)));
    }

    @PostMapping("/unarchive")
    ScriptBody unarchive(Caller caller, @PathVariable String team, @PathVariable String name) {
        return answer(caller, keeping.unarchive(caller, ScriptName.of(team, name)));
    }

    /// Copies a revision, the latest if none is named, into a new script of another team. The name may stay the same.
    @PostMapping(path = "/fork", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ScriptBody> fork(
            Caller caller, @PathVariable String team, @PathVariable String name, @RequestBody ForkBody body) {
        var origin = ScriptName.of(team, name);
        var selector = body.revision() == null ? RevisionSelector.LATEST : RevisionSelector.parse(body.revision());
        var wanted = ScriptName.of(text(body.team()), Objects.requireNonNullElse(body.name(), name));
        var fork = forks.fork(caller, new ForkRequest(origin, selector, wanted));
        return ResponseEntity.created(URI.create("/api/v1/scripts/" + fork.name()))
                .body(answer(caller, fork));
    }

    private ScriptBody answer(Caller caller, ScriptDetails script) {
        return ScriptBody.of(script, forks.origin(caller, script.name()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    /// The new name, without the team.
    record RenameBody(@Nullable String name) {}

    /// Where the copy goes, and of which revision it is.
    record ForkBody(
            @Nullable String team,
            @Nullable String name,
            @Nullable String revision) {}
}
