package io.slipway.portal.work;

/// Makes texts of programs fit for the database, which keeps every character but one.
///
/// What a container or a builder wrote may contain NUL. Refused by the database, it would keep a failure from
/// being recorded, and the work from ever ending.
public final class Storable {
    private Storable() {}

    /// The text with a visible mark in place of each NUL.
    public static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
