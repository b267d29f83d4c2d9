package io.slipway.portal.image;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// The name of a saved image, unique in its team.
public record SavedImageName(String value) {
    private static final int MAX_LENGTH = 60;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?");

    public SavedImageName {
        if (value.length() > MAX_LENGTH || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidException(
                    "name",
                    "an image's name is up to 60 lower-case letters and digits, with '.', '_' and '-' inside, such as"
                            + " 'digits-before-tuning'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
