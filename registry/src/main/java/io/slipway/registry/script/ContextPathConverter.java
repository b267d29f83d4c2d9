package io.slipway.registry.script;

import io.slipway.registry.context.ContextPath;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// Stores a path as its text.
@Converter(autoApply = true)
class ContextPathConverter implements AttributeConverter<ContextPath, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable ContextPath attribute) {
        return attribute == null ? null : attribute.value();
    }

    @Override
    public @Nullable ContextPath convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new ContextPath(column);
    }
}
