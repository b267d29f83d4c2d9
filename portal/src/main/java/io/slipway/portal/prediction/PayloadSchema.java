package io.slipway.portal.prediction;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The schema of a payload in an OpenAPI description (3.0 and 3.1), as far as an example and a form need it.
/// References lead within the description only; nothing is fetched.
final class PayloadSchema {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;
    private static final int MOST_ITEMS = 256;
    private static final int MOST_FIELDS = 40;

    private final JsonNode description;
    private final JsonNode schema;

    /// @param description the whole of it, which references look into
    /// @param schema of the payload
    PayloadSchema(JsonNode description, JsonNode schema) {
        this.description = description;
        this.schema = resolved(schema, 0, description);
    }

    /// A payload that fits: the examples and defaults it has, else the simplest values.
    String example() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example(schema, 0));
    }

    /// A field for each property; none when the payload is no object of a few.
    List<PayloadField> fields() {
        var properties = schema.path("properties");
        if (!properties.isObject() || properties.size() > MOST_FIELDS) {
            return List.of();
        }
        var fields = new ArrayList<PayloadField>();
        properties.properties().forEach(property -> fields.add(field(property.getKey(), property.getValue())));
        return fields;
    }

    private PayloadField field(String name, JsonNode declared) {
        var property = resolved(declared, 0, description);
        var choices =
                property.path("enum").valueStream().map(JsonNode::toString).toList();
        return new PayloadField(
                name,
                kind(property),
                schema.path("required")
                        .valueStream()
                        .anyMatch(required -> required.asString("").equals(name)),
                property.path("description").asString(property.path("title").asString("")),
                example(property, 1).toString(),
                choices);
    }

    private static PayloadField.Kind kind(JsonNode property) {
        return switch (typeOf(property)) {
            case "string" -> PayloadField.Kind.TEXT;
            case "number" -> PayloadField.Kind.NUMBER;
            case "integer" -> PayloadField.Kind.INTEGER;
            case "boolean" -> PayloadField.Kind.BOOLEAN;
            default -> PayloadField.Kind.JSON;
        };
    }

    private JsonNode example(JsonNode declared, int depth) {
        var node = resolved(declared, 0, description);
        for (var given : List.of(node.path("example"), node.path("examples").path(0), node.path("default"))) {
            if (!given.isMissingNode() && !given.isNull()) {
                return given;
            }
        }
        if (node.path("enum").isArray() && !node.path("enum").isEmpty()) {
            return node.path("enum").get(0);
        }
        return depth >= DEEPEST ? NODES.nullNode() : simplest(node, depth);
    }

    private JsonNode simplest(JsonNode node, int depth) {
        return switch (typeOf(node)) {
            case "object" -> {
                var object = NODES.objectNode();
                node.path("properties")
                        .properties()
                        .forEach(property -> object.set(property.getKey(), example(property.getValue(), depth + 1)));
                yield object;
            }
            case "array" -> {
                var array = NODES.arrayNode();
                int items = Math.clamp(node.path("minItems").asInt(1), 1, MOST_ITEMS);
                var item = example(node.path("items"), depth + 1);
                for (int i = 0; i < items; i++) {
                    array.add(item);
                }
                yield array;
            }
            case "string" -> NODES.stringNode("");
            case "integer" -> NODES.numberNode(node.path("minimum").asInt(0));
            case "number" -> NODES.numberNode(node.path("minimum").asDouble(0));
            case "boolean" -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    /// The type it may have; of several the first that is not `null`.
    private static String typeOf(JsonNode node) {
        var type = node.path("type");
        if (type.isArray()) {
            return type.valueStream()
                    .map(one -> one.asString(""))
                    .filter(one -> !one.equals("null"))
                    .findFirst()
                    .orElse("");
        }
        if (type.isString()) {
            return type.asString();
        }
        return node.has("properties") ? "object" : "";
    }

    /// What a reference leads to, and the first of several kinds that is one.
    private static JsonNode resolved(JsonNode node, int depth, JsonNode description) {
        if (depth >= DEEPEST) {
            return NODES.objectNode();
        }
        var reference = node.path("$ref").asString("");
        if (reference.startsWith("#/")) {
            return resolved(description.at(JsonPointer.compile(reference.substring(1))), depth + 1, description);
        }
        for (var kinds : List.of("allOf", "anyOf", "oneOf")) {
            for (var kind : node.path(kinds)) {
                if (!kind.path("type").asString("").equals("null")) {
                    return resolved(kind, depth + 1, description);
                }
            }
        }
        return node;
    }
}
