package io.slipway.registry.script.web;

import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The bytes of a revision: its Dockerfile, single files, the whole context. Nothing of it is ever shown by a
/// browser as anything but text or a download.
@RestController
@RequestMapping("/api/v1/scripts/{team}/{name}/revisions/{revision}")
class RevisionContentController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType GZIP = MediaType.parseMediaType("application/gzip");

    private final ScriptService scripts;

    RevisionContentController(ScriptService scripts) {
        this.scripts = scripts;
    }

    @GetMapping(path = "/Dockerfile", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> dockerfile(
            Caller caller, @PathVariable String team, @PathVariable String name, @PathVariable String revision) {
        var file = file(caller, ScriptName.of(team, name), revision, ContextPath.DOCKERFILE);
        return content(file, TEXT, ContentDisposition.inline());
    }

    /// One file, as a download.
    @GetMapping(path = "/files/{*path}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> file(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String revision,
            @PathVariable String path) {
        var file = file(caller, ScriptName.of(team, name), revision, new ContextPath(path.substring(1)));
        return content(file, MediaType.APPLICATION_OCTET_STREAM, ContentDisposition.attachment());
    }

    /// All files as a `tar.gz`, the same bytes for the same revision: what `docker build` takes as its context.
    @GetMapping(path = "/context.tar.gz", produces = "application/gzip")
    ResponseEntity<StreamingResponseBody> context(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @PathVariable String revision,
            HttpMethod method,
            WebRequest request) {
        var script = ScriptName.of(team, name);
        var found = scripts.revision(caller, script, RevisionSelector.parse(revision));
        var etag = "\"%s\"".formatted(found.digest().hex());
        if (request.checkNotModified(etag)) {
            return ResponseEntity.status(304).eTag(etag).build();
        }
        var fileName = "%s-%s-%d.tar.gz".formatted(script.team(), script.name(), found.number());
        var selector = RevisionSelector.number(found.number());
        var answer = headers(etag, GZIP, ContentDisposition.attachment().filename(fileName));
        return method.equals(HttpMethod.HEAD)
                ? answer.build()
                : answer.body(out -> {
                    var gzip = new GZIPOutputStream(out);
                    scripts.writeContextTar(caller, script, selector, gzip);
                    gzip.finish();
                });
    }

    private ContextFile file(Caller caller, ScriptName script, String revision, ContextPath path) {
        return scripts.file(caller, script, RevisionSelector.parse(revision), path);
    }

    private static ResponseEntity<byte[]> content(
            ContextFile file, MediaType type, ContentDisposition.Builder disposition) {
        var etag = "\"%s\"".formatted(file.entry().sha256());
        var named = disposition.filename(file.path().fileName(), StandardCharsets.UTF_8);
        return headers(etag, type, named).body(file.content());
    }

    /// Private and checked again each time: who may read it can change.
    private static ResponseEntity.BodyBuilder headers(
            String etag, MediaType type, ContentDisposition.Builder disposition) {
        return ResponseEntity.ok()
                .eTag(etag)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.build().toString())
                .header("X-Content-Type-Options", "nosniff");
    }
}
