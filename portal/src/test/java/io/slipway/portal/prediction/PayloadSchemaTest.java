package io.slipway.portal.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PayloadSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// As FastAPI describes a model: by reference, with what may be null as one of two.
    private static final String HOUSE = """
            {"components": {"schemas": {
              "House": {"type": "object", "required": ["rooms", "kind"], "properties": {
                "rooms": {"type": "integer", "minimum": 1, "description": "How many"},
                "area": {"type": "number", "default": 80.5},
                "kind": {"$ref": "#/components/schemas/Kind"},
                "garden": {"type": "boolean"},
                "name": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Name"},
                "sizes": {"type": "array", "minItems": 3, "items": {"type": "number"}}}},
              "Kind": {"type": "string", "enum": ["flat", "villa"]}}}}
            """;

    private static PayloadSchema schema(String schema) {
        return new PayloadSchema(JSON.readTree(HOUSE), JSON.readTree(schema));
    }

    private static final PayloadSchema OF_A_HOUSE = schema("{\"$ref\": \"#/components/schemas/House\"}");

    @Test
    void anExampleHasDefaultsAndElseTheSimplestValues() {
        assertThat(JSON.readTree(OF_A_HOUSE.example())).isEqualTo(JSON.readTree("""
                {"rooms": 1, "area": 80.5, "kind": "flat", "garden": false, "name": "", "sizes": [0.0, 0.0, 0.0]}
                """));
    }

    @Test
    void anExampleThatTheModelGivesIsTaken() {
        assertThat(schema("{\"type\": \"array\", \"example\": [4, 5]}").example())
                .isEqualToIgnoringWhitespace("[4,5]");
    }

    @Test
    void eachPropertyGetsAField() {
        assertThat(OF_A_HOUSE.fields())
                .extracting(PayloadField::name, PayloadField::kind, PayloadField::required)
                .containsExactly(
                        tuple("rooms", PayloadField.Kind.INTEGER, true),
                        tuple("area", PayloadField.Kind.NUMBER, false),
                        tuple("kind", PayloadField.Kind.TEXT, true),
                        tuple("garden", PayloadField.Kind.BOOLEAN, false),
                        tuple("name", PayloadField.Kind.TEXT, false),
                        tuple("sizes", PayloadField.Kind.JSON, false));
        assertThat(OF_A_HOUSE.fields().get(2).choices()).containsExactly("\"flat\"", "\"villa\"");
        assertThat(OF_A_HOUSE.fields().get(0).description()).isEqualTo("How many");
    }

    @Test
    void aListHasAnExampleButNoFields() {
        var list = schema("{\"type\": \"array\", \"items\": {\"type\": \"integer\"}}");

        assertThat(list.fields()).isEmpty();
        assertThat(list.example()).isEqualToIgnoringWhitespace("[0]");
    }

    @Test
    void aSchemaThatHoldsItselfEnds() {
        var tree = JSON.readTree("""
                {"Tree": {"type": "object", "properties": {"left": {"$ref": "#/Tree"}}}, "Loop": {"$ref": "#/Loop"}}
                """);

        assertThat(new PayloadSchema(tree, JSON.readTree("{\"$ref\": \"#/Tree\"}")).example())
                .startsWith("{");
        assertThat(new PayloadSchema(tree, JSON.readTree("{\"$ref\": \"#/Loop\"}")).example())
                .isEqualTo("null");
    }

    @Test
    void referencesToElsewhereAreNotFollowed() {
        assertThat(schema("{\"$ref\": \"http://elsewhere.example/schema.json\"}")
                        .example())
                .isEqualTo("null");
    }
}
