package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Scripts: describing, deleting.
@RestController
@RequestMapping(path = "/api/v1/scripts", produces = MediaType.APPLICATION_JSON_VALUE)
class ScriptController {
    private final ScriptService scripts;

    ScriptController(ScriptService scripts) {
        this.scripts = scripts;
    }

    @GetMapping("/{team}/{name}")
    ScriptBody find(Caller caller, @PathVariable String team, @PathVariable String name) {
        return ScriptBody.of(scripts.find(caller, ScriptName.of(team, name)));
    }

    /// Sets description and visibility; a description left out is empty, a visibility left out is `team`.
    @PutMapping(path = "/{team}/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ScriptBody describe(
            Caller caller, @PathVariable String team, @PathVariable String name, @RequestBody DescriptionBody body) {
        var description = new ScriptDescription(
                body.description() == null ? "" : body.description(),
                body.visibility() == null ? Visibility.TEAM : Visibility.of(body.visibility()));
        return ScriptBody.of(scripts.describe(caller, ScriptName.of(team, name), description));
    }

    @DeleteMapping("/{team}/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Caller caller, @PathVariable String team, @PathVariable String name) {
        scripts.delete(caller, ScriptName.of(team, name));
    }
}
