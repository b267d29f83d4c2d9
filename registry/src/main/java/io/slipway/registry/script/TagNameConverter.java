package io.slipway.registry.script;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// Stores a tag's name as its text.
@Converter(autoApply = true)
class TagNameConverter implements AttributeConverter<TagName, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TagName attribute) {
        return attribute == null ? null : attribute.value();
    }

    @Override
    public @Nullable TagName convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new TagName(column);
    }
}
