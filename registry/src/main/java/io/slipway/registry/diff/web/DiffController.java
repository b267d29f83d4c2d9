package io.slipway.registry.diff.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.DiffService;
import io.slipway.registry.diff.RevisionReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What differs between two revisions: as JSON with the effect beside it, or as a patch.
@RestController
@RequestMapping("/api/v1")
class DiffController {
    private final DiffService diffs;

    DiffController(DiffService diffs) {
        this.diffs = diffs;
    }

    /// Files, hunks and effect. Revisions are written `team/name:3` or `team/name:latest`.
    ///
    /// @param whitespace `ignore` to count lines that differ in white space only as the same
    /// @param path only this file, of which more is shown then
    @GetMapping(path = "/diffs", produces = MediaType.APPLICATION_JSON_VALUE)
    DiffBody diff(
            Caller caller,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "3") int context,
            @RequestParam(defaultValue = "show") String whitespace,
            @RequestParam(required = false) @Nullable String path) {
        var options = new DiffOptions(context, ignores(whitespace), path == null ? null : ContextPath.of(path));
        return DiffBody.of(diffs.between(caller, RevisionReference.parse(from), RevisionReference.parse(to), options));
    }

    /// The same as a unified diff that `patch -p1` and `git apply` take.
    @GetMapping(path = "/diffs", produces = "text/x-diff")
    ResponseEntity<byte[]> patch(Caller caller, @RequestParam String from, @RequestParam String to) {
        return patched(caller, from, to);
    }

    /// The same by its address alone, for browsers.
    @GetMapping(path = "/diffs.patch")
    ResponseEntity<byte[]> patchFile(Caller caller, @RequestParam String from, @RequestParam String to) {
        return patched(caller, from, to);
    }

    private ResponseEntity<byte[]> patched(Caller caller, String from, String to) {
        return PatchAnswer.of(diffs.patch(caller, RevisionReference.parse(from), RevisionReference.parse(to)));
    }

    private static boolean ignores(String whitespace) {
        return switch (whitespace) {
            case "ignore" -> true;
            case "show" -> false;
            default -> throw new InvalidException("whitespace", "it is either show or ignore");
        };
    }
}
