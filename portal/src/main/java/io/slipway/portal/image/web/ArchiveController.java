package io.slipway.portal.image.web;

import io.slipway.portal.image.ImageArchives;
import io.slipway.portal.image.SavedImageName;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.ClientPresence;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Saved images as archives. Both ways the bytes pass by, a piece at a time.
@RestController
@RequestMapping("/api/v1")
class ArchiveController {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveController.class);
    private static final int PIECE = 1 << 16;
    private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();

    private final ImageArchives archives;
    private final TokenService tokens;

    ArchiveController(ImageArchives archives, TokenService tokens) {
        this.archives = archives;
        this.tokens = tokens;
    }

    @GetMapping("/images/{id}/archive")
    void send(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var outgoing = archives.open(caller, PathId.parse("image", id));
        try (var content = outgoing.content()) {
            response.setContentType("application/x-tar");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(outgoing.fileName()));
            copy(content, response.getOutputStream(), new Standing(tokens, caller, request));
        } catch (IOException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            LOG.debug("{} broke off: {}", request.getRequestURI(), e.toString());
            ClientPresence.hangUp(request); // or it would look whole
        }
    }

    /// Writing fails once the client has gone, which ends the engine's work too.
    private static void copy(InputStream content, OutputStream out, Standing standing) throws IOException {
        var piece = new byte[PIECE];
        long nextAsk = System.nanoTime() + ASK_NANOS;
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            out.write(piece, 0, read);
            if (System.nanoTime() >= nextAsk) {
                refuseWhenOver(standing);
                nextAsk = System.nanoTime() + ASK_NANOS;
            }
        }
    }

    private static void refuseWhenOver(Standing standing) throws IOException {
        if (!standing.holds()) {
            throw new IOException("the token was revoked or expired, or the session is over");
        }
    }

    /// Takes the archive as the body.
    @PostMapping(path = "/teams/{team}/images/archive", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ImageBody> take(
            Caller caller,
            @PathVariable String team,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request)
            throws IOException {
        if (name == null) {
            throw new InvalidException("name", "say how the image is to be called, with ?name=");
        }
        var image = archives.bringIn(
                caller,
                new TeamName(team),
                new SavedImageName(name),
                request.getInputStream(),
                new Standing(tokens, caller, request)::holds);
        return ResponseEntity.created(URI.create("/api/v1/images/" + image.id()))
                .body(ImageBody.of(image));
    }
}
