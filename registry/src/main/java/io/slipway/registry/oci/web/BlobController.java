package io.slipway.registry.oci.web;

import io.slipway.registry.Caller;
import io.slipway.registry.oci.BlobService;
import io.slipway.registry.oci.OciDigest;
import io.slipway.registry.script.ScriptName;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Blobs by digest, whole or in ranges. Browsers take them for a download and nothing else.
@RestController
@RequestMapping("/v2/{team}/{name}/blobs/{digest}")
class BlobController {
    private final BlobService blobs;

    BlobController(BlobService blobs) {
        this.blobs = blobs;
    }

    @GetMapping
    ResponseEntity<Resource> blob(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String digest,
            HttpMethod method) {
        var script = ScriptName.of(team, name);
        var asked = OciDigest.parse(digest);
        var answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag("\"" + asked + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(ManifestController.DIGEST, asked.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment");
        return method.equals(HttpMethod.HEAD)
                ? answer.contentLength(blobs.size(caller, script, asked))
                        .header("Accept-Ranges", "bytes")
                        .build()
                : answer.body(new ByteArrayResource(blobs.content(caller, script, asked)));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String digest) {
        blobs.delete(caller, ScriptName.of(team, name), OciDigest.parse(digest));
    }
}
