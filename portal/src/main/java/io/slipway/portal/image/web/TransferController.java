package io.slipway.portal.image.web;

import io.slipway.portal.image.SavedImageName;
import io.slipway.portal.image.TransferDetails;
import io.slipway.portal.image.TransferService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Pushing saved images to registries and pulling images from there, and how far that is.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class TransferController {
    private final TransferService transfers;

    TransferController(TransferService transfers) {
        this.transfers = transfers;
    }

    /// Where an image is to go.
    record PushWish(@Nullable String to) {}

    /// What is to come, and how it is to be called here.
    record PullWish(@Nullable String from, @Nullable String name) {}

    @PostMapping(path = "/images/{id}/pushes", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TransferBody> push(Caller caller, @PathVariable String id, @RequestBody PushWish wish) {
        var to = required("to", wish.to(), "say where, as host:port/path:tag");
        return accepted(transfers.push(caller, PathId.parse("image", id), to));
    }

    @PostMapping(path = "/teams/{team}/images/pulls", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<TransferBody> pull(Caller caller, @PathVariable String team, @RequestBody PullWish wish) {
        var from = required("from", wish.from(), "say from where, as host:port/path:tag");
        var name = required("name", wish.name(), "say how the image is to be called");
        return accepted(transfers.pull(caller, new TeamName(team), new SavedImageName(name), from));
    }

    private static String required(String field, @Nullable String value, String otherwise) {
        if (value == null) {
            throw new InvalidException(field, otherwise);
        }
        return value;
    }

    private static ResponseEntity<TransferBody> accepted(TransferDetails transfer) {
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/api/v1/transfers/" + transfer.id())
                .body(TransferBody.of(transfer));
    }

    /// The newest fifty.
    @GetMapping("/teams/{team}/transfers")
    List<TransferBody> list(Caller caller, @PathVariable String team) {
        return transfers.list(caller, new TeamName(team)).stream()
                .map(TransferBody::of)
                .toList();
    }

    @GetMapping("/transfers/{id}")
    TransferBody find(Caller caller, @PathVariable String id) {
        return TransferBody.of(transfers.find(caller, PathId.parse("transfer", id)));
    }

    @PostMapping("/transfers/{id}/cancel")
    ResponseEntity<TransferBody> cancel(Caller caller, @PathVariable String id) {
        var transfer = transfers.cancel(caller, PathId.parse("transfer", id));
        return ResponseEntity.accepted().body(TransferBody.of(transfer));
    }
}
