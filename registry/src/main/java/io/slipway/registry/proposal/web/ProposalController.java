package io.slipway.registry.proposal.web;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextArchive;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.web.FileDiffBody;
import io.slipway.registry.diff.web.PatchAnswer;
import io.slipway.registry.proposal.Against;
import io.slipway.registry.proposal.CommentPlace;
import io.slipway.registry.proposal.NewComment;
import io.slipway.registry.proposal.ProposalDetails;
import io.slipway.registry.proposal.ProposalService;
import io.slipway.registry.proposal.ProposalText;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.web.PostArchive;
import io.slipway.registry.script.web.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Proposals for a script: making them, talking about them, deciding.
@RestController
@RequestMapping("/api/v1/scripts/{team}/{name}/proposals")
class ProposalController {
    private final ProposalService proposals;
    private final ScriptService scripts;
    private final ContextLimits limits;

    ProposalController(ProposalService proposals, ScriptService scripts, ContextLimits limits) {
        this.limits = limits;
        this.proposals = proposals;
        this.scripts = scripts;
    }

    /// A line of a proposed file, or the whole.
    record CommentRequest(
            @Nullable String text,
            @Nullable String path,
            @Nullable Integer line) {
        NewComment comment() {
            if ((path == null) != (line == null)) {
                throw new InvalidException("line", "a comment on a line has a path and a line");
            }
            var place = path == null || line == null ? null : new CommentPlace(ContextPath.of(path), line);
            return new NewComment(Objects.requireNonNullElse(text, ""), place);
        }
    }

    /// @param onto the newest revision, to take the proposal as it is in its place; without it, changes are merged
    record AcceptRequest(@Nullable Integer onto) {}

    /// Why.
    record DeclineRequest(@Nullable String reason) {}

    /// @param state `open` or `closed`
    @GetMapping
    List<ProposalSummaryBody> list(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(defaultValue = "open") String state) {
        if (!state.equals("open") && !state.equals("closed")) {
            throw new InvalidException("state", "it is either open or closed");
        }
        return proposals.list(caller, ScriptName.of(team, name), state.equals("open")).stream()
                .map(ProposalSummaryBody::of)
                .toList();
    }

    /// Proposes a revision of another script, or changes to text files.
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProposalBody> propose(
            Caller caller, @PathVariable String team, @PathVariable String name, @RequestBody NewProposalBody body) {
        var script = ScriptName.of(team, name);
        var source = body.source();
        if (source != null) {
            return created(proposals.propose(caller, script, body.proposalText(), source, body.base()));
        }
        var latest = scripts.find(caller, script).latestRevision();
        return created(proposals.propose(caller, script, body.proposalText().title(), body.edits(latest)));
    }

    /// Proposes a whole build context, as `tar.gz` (or `tar`).
    @PostArchive
    ResponseEntity<ProposalBody> upload(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(required = false) @Nullable Integer base,
            InputStream body)
            throws IOException {
        var script = ScriptName.of(team, name);
        proposals.requireOpenTo(caller, script);
        try (var upload = new Upload(body)) {
            var text = new ProposalText(title, message);
            var context = new ContextArchive(limits).readAll(upload.stream());
            return created(proposals.propose(caller, script, text, context, base));
        }
    }

    @GetMapping("/{number}")
    ProposalBody find(Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable int number) {
        return ProposalBody.of(proposals.find(caller, ScriptName.of(team, name), number));
    }

    /// What it changes, file by file.
    ///
    /// @param against `base` or `latest`
    @GetMapping(path = "/{number}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    List<FileDiffBody> diff(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable int number,
            @RequestParam(defaultValue = "base") String against) {
        var script = ScriptName.of(team, name);
        return proposals.diff(caller, script, number, against(against), DiffOptions.DEFAULT).files().stream()
                .map(FileDiffBody::of)
                .toList();
    }

    /// The same as a patch.
    @GetMapping("/{number}.patch")
    ResponseEntity<byte[]> patch(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable int number,
            @RequestParam(defaultValue = "base") String against) {
        return PatchAnswer.of(proposals.patch(caller, ScriptName.of(team, name), number, against(against)));
    }

    @PostMapping("/{number}/comments")
    ResponseEntity<ProposalBody> comment(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable int number,
            @RequestBody CommentRequest body) {
        return created(proposals.comment(caller, ScriptName.of(team, name), number, body.comment()));
    }

    @PostMapping("/{number}/accept")
    ProposalBody accept(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable int number,
            @RequestBody(required = false) @Nullable AcceptRequest body) {
        var onto = body == null ? null : body.onto();
        return ProposalBody.of(proposals.accept(caller, ScriptName.of(team, name), number, onto));
    }

    @PostMapping("/{number}/decline")
    ProposalBody decline(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable int number,
            @RequestBody DeclineRequest body) {
        var reason = Objects.requireNonNullElse(body.reason(), "");
        return ProposalBody.of(proposals.decline(caller, ScriptName.of(team, name), number, reason));
    }

    @PostMapping("/{number}/withdraw")
    ProposalBody withdraw(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable int number) {
        return ProposalBody.of(proposals.withdraw(caller, ScriptName.of(team, name), number));
    }

    private static Against against(String word) {
        return switch (word) {
            case "base" -> Against.BASE;
            case "latest" -> Against.LATEST;
            default -> throw new InvalidException("against", "it is either base or latest");
        };
    }

    private static ResponseEntity<ProposalBody> created(ProposalDetails details) {
        var location = URI.create("/api/v1/scripts/%s/proposals/%d".formatted(details.script(), details.number()));
        return ResponseEntity.created(location).body(ProposalBody.of(details));
    }
}
