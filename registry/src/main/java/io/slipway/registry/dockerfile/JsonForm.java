package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// How arguments read as JSON.
sealed interface JsonForm {
    /// An array of strings: the JSON form of an instruction.
    record Strings(List<String> values) implements JsonForm {}

    /// An array that has something other than strings: Docker refuses it.
    record OtherArray() implements JsonForm {}

    /// No JSON array: Docker takes it for the shell form.
    record NoArray() implements JsonForm {}

    static JsonForm of(String arguments) {
        if (!arguments.startsWith("[")) {
            return new NoArray();
        }
        try (var parser = Factory.JSON.createParser(ObjectReadContext.empty(), arguments)) {
            return array(parser);
        } catch (JacksonException e) {
            return new NoArray(); // Docker does the same
        }
    }

    /// Begins and ends like an array of strings but is none, usually for single quotes or a comma too many.
    static boolean isAlmost(String arguments) {
        if (!arguments.startsWith("[") || !arguments.endsWith("]") || arguments.startsWith("[[")) {
            return false;
        }
        var inner = arguments.substring(1, arguments.length() - 1).strip();
        var begins = inner.startsWith("'") || inner.startsWith("\"") || inner.startsWith("\u201c");
        return of(arguments) instanceof NoArray && begins && (inner.contains(",") || endsLikeItBegins(inner));
    }

    private static boolean endsLikeItBegins(String inner) {
        return inner.length() > 1 && inner.charAt(0) == inner.charAt(inner.length() - 1);
    }

    private static JsonForm array(JsonParser parser) {
        parser.nextToken();
        var values = new ArrayList<String>();
        var onlyStrings = true;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                return new NoArray();
            }
            if (token == JsonToken.VALUE_STRING) {
                values.add(parser.getString());
            } else {
                onlyStrings = false;
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            return new NoArray(); // something follows
        }
        return onlyStrings ? new Strings(values) : new OtherArray();
    }

    /// One factory for all.
    final class Factory {
        private static final JsonFactory JSON = new JsonFactory();

        private Factory() {}
    }
}
