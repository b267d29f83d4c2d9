package io.slipway.registry.script;

/// Asked what goes with a script when it is deleted. Whoever makes things of scripts implements it as a bean, and
/// removes them on [ScriptDeleted].
@FunctionalInterface
public interface ScriptBelongings {
    Belongings of(ScriptName script);

    /// @param imageBytes as the engine counts them; layers that other images have too stay
    record Belongings(int builds, int images, long imageBytes) {
        static final Belongings NOTHING = new Belongings(0, 0, 0);

        Belongings and(Belongings others) {
            return new Belongings(builds + others.builds, images + others.images, imageBytes + others.imageBytes);
        }
    }
}
