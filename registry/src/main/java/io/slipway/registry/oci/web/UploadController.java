package io.slipway.registry.oci.web;

import io.slipway.registry.Caller;
import io.slipway.registry.oci.BlobService;
import io.slipway.registry.oci.OciDigest;
import io.slipway.registry.oci.OciError;
import io.slipway.registry.oci.OciException;
import io.slipway.registry.script.ScriptName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Pushing blobs: in one request, in two, in chunks, or from another repository.
@RestController
@RequestMapping("/v2/{team}/{name}/blobs/uploads")
class UploadController {
    private static final Pattern RANGE = Pattern.compile("(?:bytes[ =])?([0-9]{1,12})-([0-9]{1,12})(?:/.*)?");

    private final BlobService blobs;

    UploadController(BlobService blobs) {
        this.blobs = blobs;
    }

    @PostMapping(path = {"", "/"})
    ResponseEntity<Void> begin(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable String mount,
            @RequestParam(required = false) @Nullable String from,
            InputStream body)
            throws IOException {
        var script = ScriptName.of(team, name);
        if (digest != null) {
            var pushed = OciDigest.parse(digest);
            blobs.push(caller, script, pushed, body);
            return created(script, pushed);
        }
        if (mount != null && from != null && from.indexOf('/') > 0) {
            var wanted = OciDigest.parse(mount);
            if (blobs.mount(caller, script, wanted, ScriptName.parse(from))) {
                return created(script, wanted);
            }
        }
        return headers(ResponseEntity.accepted(), blobs.begin(caller, script)).build();
    }

    @GetMapping("/{id}")
    ResponseEntity<Void> status(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String id) {
        return headers(ResponseEntity.noContent(), blobs.status(caller, ScriptName.of(team, name), id))
                .build();
    }

    @PatchMapping("/{id}")
    ResponseEntity<Void> append(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String id,
            @RequestHeader(value = HttpHeaders.CONTENT_RANGE, required = false) @Nullable String range,
            InputStream body)
            throws IOException {
        var upload = blobs.append(caller, ScriptName.of(team, name), id, start(range), body);
        return headers(ResponseEntity.accepted(), upload).build();
    }

    @PutMapping("/{id}")
    ResponseEntity<Void> finish(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String digest,
            @RequestHeader(value = HttpHeaders.CONTENT_RANGE, required = false) @Nullable String range,
            InputStream body)
            throws IOException {
        var script = ScriptName.of(team, name);
        var pushed = OciDigest.parse(digest == null ? "" : digest);
        blobs.finish(caller, script, id, pushed, start(range), body);
        return created(script, pushed);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String id) {
        blobs.cancel(caller, ScriptName.of(team, name), id);
    }

    /// Where to go on, and how much has arrived.
    static ResponseEntity.BodyBuilder headers(ResponseEntity.HeadersBuilder<?> answer, BlobService.Upload upload) {
        answer.header(HttpHeaders.LOCATION, "/v2/%s/blobs/uploads/%s".formatted(upload.repository(), upload.id()))
                .header(HttpHeaders.RANGE, "0-" + Math.max(0, upload.size() - 1))
                .header("Docker-Upload-UUID", upload.id().toString());
        return (ResponseEntity.BodyBuilder) answer;
    }

    private static ResponseEntity<Void> created(ScriptName script, OciDigest digest) {
        return ResponseEntity.created(URI.create("/v2/%s/blobs/%s".formatted(script, digest)))
                .header(ManifestController.DIGEST, digest.toString())
                .build();
    }

    private static @Nullable Long start(@Nullable String range) {
        if (range == null) {
            return null;
        }
        var parts = RANGE.matcher(range.strip());
        if (!parts.matches()) {
            throw new OciException(
                    OciError.BLOB_UPLOAD_INVALID,
                    "Could not take the chunk: its Content-Range reads like 0-1023, the first and the last byte.");
        }
        return Long.valueOf(parts.group(1));
    }
}
