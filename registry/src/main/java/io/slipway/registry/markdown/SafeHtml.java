package io.slipway.registry.markdown;

/// HTML made of nothing but what [Markdown] lets through: it may be put into a page as it is. Only made there.
public final class SafeHtml {
    private final String value;

    SafeHtml(String value) {
        this.value = value;
    }

    /// Any number of elements, not wrapped in one.
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
