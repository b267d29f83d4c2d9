package io.slipway.registry.script.web;

import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which files of a form are executable. Forms carry no file modes: either a field of the form names the paths, or
/// what begins with `#!` counts as executable.
final class FormModes {
    private final boolean told;
    private final Set<ContextPath> executable;

    /// @param executable paths; null where the form says nothing, one empty text for none at all
    FormModes(@Nullable List<String> executable) {
        this.told = executable != null;
        this.executable = executable == null
                ? Set.of()
                : executable.stream()
                        .filter(path -> !path.isEmpty())
                        .map(ContextPath::of)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// @param begins whether the content begins with `#!`
    FileMode of(ContextPath path, boolean begins) {
        var may = told ? executable.contains(path) : begins;
        return may ? FileMode.EXECUTABLE : FileMode.REGULAR;
    }

    /// Refuses a name that no file has: it is a slip of the pen, and the file meant would lose its mode.
    void refuseUnknown(Collection<ContextPath> files) {
        var left = new HashSet<>(executable);
        left.removeAll(Set.copyOf(files));
        left.stream().sorted().findFirst().ifPresent(path -> {
            throw new InvalidException("executable", "there is no file '%s' in the form".formatted(path.value()));
        });
    }
}
