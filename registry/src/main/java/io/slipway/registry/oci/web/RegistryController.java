package io.slipway.registry.oci.web;

import io.slipway.registry.Caller;
import io.slipway.registry.oci.DiscoveryService;
import io.slipway.registry.oci.OciDigest;
import io.slipway.registry.oci.OciManifest;
import io.slipway.registry.script.ScriptName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// That there is a registry, and what is in it.
@RestController
@RequestMapping("/v2")
class RegistryController {
    private final DiscoveryService discovery;

    RegistryController(DiscoveryService discovery) {
        this.discovery = discovery;
    }

    @GetMapping(path = {"", "/"})
    ResponseEntity<Map<String, String>> base(Caller caller) {
        return ResponseEntity.ok()
                .header("Docker-Distribution-Api-Version", "registry/2.0")
                .body(Map.of());
    }

    /// The names of repositories.
    record Catalog(List<String> repositories) {}

    @GetMapping("/_catalog")
    ResponseEntity<Catalog> catalog(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer n,
            @RequestParam(required = false) @Nullable String last) {
        var names = discovery.repositories(caller, n, last);
        return linked("/v2/_catalog", n, names).body(new Catalog(names.names()));
    }

    /// The tags of a repository.
    record TagList(String name, List<String> tags) {}

    @GetMapping("/{team}/{name}/tags/list")
    ResponseEntity<TagList> tags(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable Integer n,
            @RequestParam(required = false) @Nullable String last) {
        var repository = ScriptName.of(team, name);
        var tags = discovery.tags(caller, repository, n, last);
        return linked("/v2/%s/tags/list".formatted(repository), n, tags)
                .body(new TagList(repository.toString(), tags.names()));
    }

    @GetMapping("/{team}/{name}/referrers/{digest}")
    ResponseEntity<byte[]> referrers(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String digest,
            @RequestParam(required = false) @Nullable String artifactType) {
        var index = discovery.referrers(caller, ScriptName.of(team, name), OciDigest.parse(digest), artifactType);
        var answer = ResponseEntity.ok().contentType(MediaType.parseMediaType(OciManifest.INDEX));
        if (artifactType != null) {
            answer.header("OCI-Filters-Applied", "artifactType");
        }
        return answer.body(index);
    }

    private static ResponseEntity.BodyBuilder linked(
            String path, @Nullable Integer count, DiscoveryService.Names names) {
        var answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (names.next() != null) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s?n=%d&last=%s>; rel=\"next\""
                            .formatted(
                                    path,
                                    count == null ? names.names().size() : count,
                                    URLEncoder.encode(names.next(), StandardCharsets.UTF_8)));
        }
        return answer;
    }
}
