package io.slipway.portal.terminal;

/// Where a terminal is seen: the far end of its connection.
public interface Screen {
    /// Shows what the shell wrote. May wait; the shell waits with it.
    void show(byte[] bytes);

    /// The terminal is over.
    ///
    /// @param reason a sentence for the person in front of it
    void ended(String reason);
}
