package io.slipway.portal.prediction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A request of the Open Inference Protocol made of a model's metadata: zeros in the shapes that it takes.
final class TensorExample {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_VALUES = 4_096;

    private TensorExample() {}

    /// @param inputs each with a name, a datatype such as `FP32`, and a shape in which -1 is any size
    /// @return null when the tensors are too large to be written out
    static @Nullable String of(JsonNode inputs) {
        var request = NODES.objectNode();
        var tensors = request.putArray("inputs");
        for (var input : inputs) {
            var tensor = tensors.addObject();
            tensor.put("name", input.path("name").asString(""));
            var shape = tensor.putArray("shape");
            long values = 1;
            for (var size : input.path("shape")) {
                long one = Math.max(1, size.asLong(1));
                shape.add(one);
                values *= Math.min(one, MOST_VALUES + 1L);
                if (values > MOST_VALUES) {
                    return null;
                }
            }
            var type = input.path("datatype").asString("FP32");
            tensor.put("datatype", type);
            fill(tensor.putArray("data"), type, values);
        }
        return JSON.writeValueAsString(request);
    }

    private static void fill(ArrayNode data, String type, long values) {
        for (long i = 0; i < values; i++) {
            switch (type) {
                case "BYTES" -> data.add("");
                case "BOOL" -> data.add(false);
                default -> data.add(0);
            }
        }
    }
}
