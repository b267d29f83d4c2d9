package io.slipway.portal.image;

import io.slipway.registry.ConflictException;
import io.slipway.registry.team.TeamName;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The room that a team has for images: so many, each with a name of its own.
@Component
class Shelf {
    private final SavedImages images;
    private final ImageProperties properties;

    Shelf(SavedImages images, ImageProperties properties) {
        this.images = images;
        this.properties = properties;
    }

    /// Refuses one more than a team may have; until the transaction ends, nobody else takes the last place.
    void makeRoom(TeamName team) {
        images.lockImagesOf(team.value());
        var present = images.countByTeam(team.value());
        if (present >= properties.perTeam()) {
            throw new ConflictException(
                    "quota-exceeded",
                    "Could not keep another image: team '%s' has %d, and may have %d. Remove one first."
                            .formatted(team, present, properties.perTeam()),
                    Map.of("team", team.value(), "limit", properties.perTeam()));
        }
    }

    void refuseTaken(TeamName team, SavedImageName name) {
        if (images.existsByTeamAndName(team.value(), name.value())) {
            throw new ConflictException(
                    "image-exists",
                    "Could not save '%s': team '%s' has an image of that name. Choose another name."
                            .formatted(name, team),
                    Map.of("team", team.value(), "name", name.value()));
        }
    }
}
