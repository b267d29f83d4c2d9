package io.slipway.engine;

/// A shell in a running container, for one person. It has the powers of the container's own process and no more.
///
/// When it ends, because its shell did or because somebody closed it, everything started in it is killed: an engine
/// alone would leave that running. [#await] returns once it is gone.
public interface Terminal extends OpenStream {
    /// Gives the shell what was typed. May wait while the shell does not read; does nothing once the terminal ended.
    void write(byte[] keys);

    /// Tells the shell how much it can show.
    void resize(TerminalSize size);
}
