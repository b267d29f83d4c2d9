package io.slipway.registry.script;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// Stores a digest as its text.
@Converter(autoApply = true)
class RevisionDigestConverter implements AttributeConverter<RevisionDigest, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable RevisionDigest attribute) {
        return attribute == null ? null : attribute.value();
    }

    @Override
    public @Nullable RevisionDigest convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new RevisionDigest(column);
    }
}
