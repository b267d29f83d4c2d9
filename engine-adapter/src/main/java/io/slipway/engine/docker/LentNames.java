package io.slipway.engine.docker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Names that images have only while they are sent or fetched. They are somebody's, and no build may begin with them.
final class LentNames {
    private final List<String> repositories = new CopyOnWriteArrayList<>();

    /// @param repository without tag and digest; may be lent more than once
    void lend(String repository) {
        repositories.add(repository);
    }

    void takeBack(String repository) {
        repositories.remove(repository);
    }

    /// Those that are lent now.
    List<String> now() {
        return List.copyOf(repositories);
    }
}
