package io.slipway.portal.image.web;

import io.slipway.portal.image.SavedImageName;
import io.slipway.portal.image.SavedImageService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Saving containers as images, and what became of that.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ImageController {
    private final SavedImageService images;

    ImageController(SavedImageService images) {
        this.images = images;
    }

    /// How the image is to be called; the deployment's name and a number unless said.
    record Wish(@Nullable String name) {
        @Nullable
        SavedImageName toName() {
            return name == null ? null : new SavedImageName(name);
        }
    }

    @PostMapping("/deployments/{id}/save")
    ResponseEntity<ImageBody> save(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable Wish wish) {
        var image = images.save(caller, PathId.parse("deployment", id), wish == null ? null : wish.toName());
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/api/v1/images/" + image.id())
                .body(ImageBody.of(image));
    }

    @GetMapping("/teams/{team}/images")
    List<ImageBody> list(Caller caller, @PathVariable String team) {
        return images.list(caller, new TeamName(team)).stream()
                .map(ImageBody::of)
                .toList();
    }

    @GetMapping("/images/{id}")
    ImageBody find(Caller caller, @PathVariable String id) {
        return ImageBody.of(images.find(caller, parsed(id)));
    }

    @DeleteMapping("/images/{id}")
    ResponseEntity<ImageBody> remove(Caller caller, @PathVariable String id) {
        return ResponseEntity.accepted().body(ImageBody.of(images.remove(caller, parsed(id))));
    }

    private static UUID parsed(String id) {
        return PathId.parse("image", id);
    }
}
