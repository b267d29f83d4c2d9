package io.slipway.registry.team;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// Stores a team's name as its text.
@Converter(autoApply = true)
class TeamNameConverter implements AttributeConverter<TeamName, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TeamName name) {
        return name == null ? null : name.value();
    }

    @Override
    public @Nullable TeamName convertToEntityAttribute(@Nullable String value) {
        return value == null ? null : new TeamName(value);
    }
}
