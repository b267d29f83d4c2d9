package io.slipway.portal.work;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Stores names and values as one JSON text, sorted by name, so that equal maps are equal texts.
@Converter
public class TextMapConverter implements AttributeConverter<Map<String, String>, String> {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String convertToDatabaseColumn(@Nullable Map<String, String> map) {
        return JSON.writeValueAsString(new TreeMap<>(map == null ? Map.of() : map));
    }

    @Override
    public Map<String, String> convertToEntityAttribute(@Nullable String text) {
        return text == null ? Map.of() : JSON.readValue(text, new TypeReference<TreeMap<String, String>>() {});
    }
}
