package io.slipway.portal.build.web;

import io.slipway.portal.build.BuildComparison;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildLayer;
import io.slipway.portal.build.BuildLogService;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildProvenance;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.LiveText;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Ordering builds and watching them.
@RestController
@RequestMapping("/api/v1/builds")
class BuildController {
    private final BuildService builds;
    private final BuildLogService logs;
    private final BuildProvenance provenance;
    private final LiveText text;

    BuildController(BuildService builds, BuildLogService logs, BuildProvenance provenance, LiveText text) {
        this.builds = builds;
        this.logs = logs;
        this.provenance = provenance;
        this.text = text;
    }

    /// What to build. `reuse` is true unless said otherwise; `secrets` are ids of the team's secrets.
    record Order(
            @Nullable String script,
            @Nullable String revision,
            @Nullable Boolean reuse,
            @Nullable Boolean noCache,
            @Nullable Map<String, String> args,
            @Nullable Set<String> secrets) {
        BuildOrder toOrder() {
            if (script == null) {
                throw new InvalidException("script", "say which script to build, such as 'vision/digits-sklearn'");
            }
            var selector = revision == null ? RevisionSelector.LATEST : RevisionSelector.parse(revision);
            var fresh = Boolean.TRUE.equals(noCache);
            return new BuildOrder(
                    ScriptName.parse(script),
                    selector,
                    args == null ? Map.of() : args,
                    !fresh && !Boolean.FALSE.equals(reuse),
                    fresh,
                    secrets == null ? Set.of() : secrets);
        }
    }

    @PostMapping
    ResponseEntity<BuildBody> request(Caller caller, @RequestBody Order order) {
        var ticket = builds.request(caller, order.toOrder());
        var done = ticket.reused() && ticket.build().status().isFinal();
        return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .header(HttpHeaders.LOCATION, location(ticket.build().id()).toString())
                .body(BuildBody.of(ticket.build()));
    }

    @GetMapping
    List<BuildBody> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String script,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable BuildStatus status) {
        var query = new BuildQuery(
                team == null ? null : new TeamName(team), script == null ? null : ScriptName.parse(script), status);
        return builds.list(caller, query).stream().map(BuildBody::of).toList();
    }

    @GetMapping("/{id}")
    BuildBody find(Caller caller, @PathVariable String id) {
        return BuildBody.of(builds.find(caller, parsed(id)));
    }

    @GetMapping("/{id}/steps")
    List<StepBody> steps(Caller caller, @PathVariable String id) {
        return builds.steps(caller, parsed(id)).stream().map(StepBody::of).toList();
    }

    /// What the image consists of, the oldest layer first.
    @GetMapping("/{id}/layers")
    List<BuildLayer> layers(Caller caller, @PathVariable String id) {
        return provenance.layers(caller, parsed(id));
    }

    /// What went in, so that it can be repeated.
    @GetMapping("/{id}/record")
    RecordBody inputs(Caller caller, @PathVariable String id) {
        return RecordBody.of(builds.find(caller, parsed(id)), provenance.bases(caller, parsed(id)));
    }

    /// How a rebuild compares with the build it repeats; a conflict as long as there is nothing to compare.
    @GetMapping("/{id}/comparison")
    BuildComparison comparison(Caller caller, @PathVariable String id) {
        return provenance
                .comparison(caller, parsed(id))
                .orElseThrow(() -> new ConflictException(
                        "nothing-to-compare",
                        "This build is no rebuild, or has not succeeded. Order one with POST …/rebuild",
                        Map.of("build", id)));
    }

    @PostMapping("/{id}/retry")
    ResponseEntity<BuildBody> retry(Caller caller, @PathVariable String id) {
        return accepted(builds.retry(caller, parsed(id)));
    }

    /// Builds the same anew without the cache; `/comparison` of the new build says whether the same came out.
    @PostMapping("/{id}/rebuild")
    ResponseEntity<BuildBody> rebuild(Caller caller, @PathVariable String id) {
        return accepted(builds.rebuild(caller, parsed(id)));
    }

    private static ResponseEntity<BuildBody> accepted(BuildDetails build) {
        return ResponseEntity.accepted().location(location(build.id())).body(BuildBody.of(build));
    }

    @GetMapping(path = "/{id}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    void log(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean follow,
            HttpServletRequest request,
            HttpServletResponse response) {
        var build = parsed(id);
        text.send(caller, request, response, sink -> {
            if (follow) {
                logs.follow(caller, build, sink::write, sink::listening);
            } else {
                logs.read(caller, build, sink::write);
            }
        });
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<BuildBody> cancel(Caller caller, @PathVariable String id) {
        return ResponseEntity.accepted().body(BuildBody.of(builds.cancel(caller, parsed(id))));
    }

    private static UUID parsed(String id) {
        return PathId.parse("build", id);
    }

    private static URI location(UUID id) {
        return URI.create("/api/v1/builds/" + id);
    }
}
