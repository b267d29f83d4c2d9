package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextArchive;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionOutcome;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Revisions: uploading new ones, reading what is in them.
@RestController
@RequestMapping(path = "/api/v1/scripts/{team}/{name}/revisions", produces = MediaType.APPLICATION_JSON_VALUE)
class RevisionController {
    private final ScriptService scripts;
    private final ContextLimits limits;

    RevisionController(ScriptService scripts, ContextLimits limits) {
        this.scripts = scripts;
        this.limits = limits;
    }

    @GetMapping
    List<RevisionSummaryBody> list(Caller caller, @PathVariable String team, @PathVariable String name) {
        return scripts.revisions(caller, ScriptName.of(team, name)).stream()
                .map(RevisionSummaryBody::of)
                .toList();
    }

    /// A revision by its number or by a tag, such as `latest`.
    @GetMapping("/{revision}")
    RevisionBody find(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String revision) {
        var selector = RevisionSelector.parse(revision);
        return RevisionBody.of(scripts.revision(caller, ScriptName.of(team, name), selector));
    }

    /// Uploads a build context as `tar.gz`, `tar` or `zip`. With `basedOn`, refused when the latest revision is
    /// another one by now. 201 with the new revision; 200 when the content is the latest revision's.
    @PostArchive
    ResponseEntity<RevisionBody> upload(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(required = false) @Nullable Integer basedOn,
            InputStream body)
            throws IOException {
        var script = ScriptName.of(team, name);
        scripts.requireWritable(caller, script);
        try (var upload = new Upload(body)) {
            return revised(caller, script, new ContextArchive(limits).readAll(upload.stream()), message, basedOn);
        }
    }

    /// Uploads files of a form: each part's file name is the path of the file.
    ///
    /// @param executable paths of the files that are executable; where none is named, those that begin with `#!`
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<RevisionBody> upload(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(required = false) @Nullable Integer basedOn,
            @RequestParam(required = false) @Nullable List<String> executable,
            MultipartHttpServletRequest form)
            throws IOException {
        var script = ScriptName.of(team, name);
        scripts.requireWritable(caller, script);
        return revised(caller, script, FormFiles.context(form, limits, new FormModes(executable)), message, basedOn);
    }

    /// Makes an old revision's files the newest revision. With `basedOn`, refused when another one is the newest by
    /// now. 201 with the new revision; 200 when the newest one holds the same already.
    @PostMapping("/{number}/restore")
    ResponseEntity<RevisionBody> restore(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer basedOn) {
        var script = ScriptName.of(team, name);
        return answer(script, scripts.restore(caller, script, number, basedOn));
    }

    private ResponseEntity<RevisionBody> revised(
            Caller caller, ScriptName script, BuildContext context, String message, @Nullable Integer basedOn) {
        return answer(script, scripts.revise(caller, script, new RevisionDraft(context, message, basedOn)));
    }

    private static ResponseEntity<RevisionBody> answer(ScriptName script, RevisionOutcome outcome) {
        var number = outcome.revision().number();
        var location = URI.create("/api/v1/scripts/%s/revisions/%d".formatted(script, number));
        return ResponseEntity.status(outcome.created() ? 201 : 200)
                .location(location)
                .body(RevisionBody.of(outcome));
    }
}
