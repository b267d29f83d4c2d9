package io.slipway.registry.oci.web;

import io.slipway.registry.Caller;
import io.slipway.registry.oci.ManifestService;
import io.slipway.registry.oci.OciManifest;
import io.slipway.registry.oci.OciReference;
import io.slipway.registry.script.ScriptName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Manifests by tag, number or digest.
@RestController
@RequestMapping("/v2/{team}/{name}/manifests/{reference}")
class ManifestController {
    static final String DIGEST = "Docker-Content-Digest";

    private final ManifestService manifests;

    ManifestController(ManifestService manifests) {
        this.manifests = manifests;
    }

    @GetMapping
    ResponseEntity<byte[]> manifest(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String reference,
            HttpMethod method) {
        var manifest = manifests.read(caller, ScriptName.of(team, name), OciReference.parse(reference));
        var answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(manifest.mediaType()))
                .contentLength(manifest.content().length)
                .eTag("\"" + manifest.digest() + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(DIGEST, manifest.digest().toString())
                .header("X-Content-Type-Options", "nosniff");
        return method.equals(HttpMethod.HEAD) ? answer.build() : answer.body(manifest.content());
    }

    @PutMapping
    ResponseEntity<Void> put(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String reference,
            @RequestHeader(value = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            InputStream body)
            throws IOException {
        var type = contentType == null ? OciManifest.IMAGE : contentType.split(";", 2)[0].strip();
        var pushed = manifests.put(caller, ScriptName.of(team, name), OciReference.parse(reference), type, body);
        var answer = ResponseEntity.created(
                        URI.create("/v2/%s/manifests/%s".formatted(pushed.repository(), pushed.digest())))
                .header(DIGEST, pushed.digest().toString());
        if (pushed.subject() != null) {
            answer.header("OCI-Subject", pushed.subject().toString());
        }
        return answer.build();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String reference) {
        manifests.delete(caller, ScriptName.of(team, name), OciReference.parse(reference));
    }
}
