package io.slipway.registry.script;

import io.slipway.registry.context.Sha256;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// Stores a hash as its text.
@Converter(autoApply = true)
class Sha256Converter implements AttributeConverter<Sha256, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Sha256 attribute) {
        return attribute == null ? null : attribute.hex();
    }

    @Override
    public @Nullable Sha256 convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new Sha256(column);
    }
}
