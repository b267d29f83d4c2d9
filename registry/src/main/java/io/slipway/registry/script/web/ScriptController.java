package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.DeletionPreview;
import io.slipway.registry.script.ScriptDeletion;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptForks;
import io.slipway.registry.script.ScriptLabels;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Scripts: describing, deleting.
@RestController
@RequestMapping(path = "/api/v1/scripts/{team}/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
class ScriptController {
    private final ScriptService scripts;
    private final ScriptForks forks;
    private final ScriptDeletion deletion;

    ScriptController(ScriptService scripts, ScriptForks forks, ScriptDeletion deletion) {
        this.scripts = scripts;
        this.forks = forks;
        this.deletion = deletion;
    }

    @GetMapping
    ScriptBody find(Caller caller, @PathVariable String team, @PathVariable String name) {
        var script = scripts.find(caller, ScriptName.of(team, name));
        return ScriptBody.of(script, forks.origin(caller, script.name()));
    }

    /// Sets description and visibility; a description left out is empty, a visibility left out is `team`, labels left
    /// out stay as they are.
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ScriptBody describe(
            Caller caller, @PathVariable String team, @PathVariable String name, @RequestBody DescriptionBody body) {
        var description = new ScriptDescription(
                body.description() == null ? "" : body.description(),
                body.visibility() == null ? Visibility.TEAM : Visibility.of(body.visibility()),
                body.labels() == null ? null : new ScriptLabels(body.labels()));
        var script = scripts.describe(caller, ScriptName.of(team, name), description);
        return ScriptBody.of(script, forks.origin(caller, script.name()));
    }

    /// What would go with the script, and what stands against that.
    @GetMapping("/deletion")
    DeletionBody deletion(Caller caller, @PathVariable String team, @PathVariable String name) {
        return DeletionBody.of(deletion.preview(caller, ScriptName.of(team, name)));
    }

    /// Deletes the script for good, with its builds and images.
    ///
    /// @param confirm the script's name, `team/name`, as somebody typed it who has seen what goes
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String confirm) {
        var script = ScriptName.of(team, name);
        if (!confirm.equals(script.toString())) {
            throw new InvalidException("confirm", "to delete the script for good, add ?confirm=" + script);
        }
        deletion.delete(caller, script);
    }

    /// How much goes; image bytes at most, since images share layers.
    record DeletionBody(
            String script,
            int revisions,
            int proposals,
            int builds,
            int images,
            int forks,
            BytesBody bytesFreed,
            List<String> uses) {
        static DeletionBody of(DeletionPreview preview) {
            return new DeletionBody(
                    preview.script().toString(),
                    preview.revisions(),
                    preview.proposals(),
                    preview.builds(),
                    preview.images(),
                    preview.forks(),
                    new BytesBody(preview.fileBytes(), preview.imageBytes()),
                    preview.uses());
        }
    }

    /// Of files that no other script has, and of images.
    record BytesBody(long files, long images) {}
}
