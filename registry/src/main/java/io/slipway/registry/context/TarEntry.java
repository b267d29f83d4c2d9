package io.slipway.registry.context;

import java.util.Optional;

/// What a tar says about one file, folder or other thing; the name is exactly as written.
record TarEntry(String name, char type, int mode, long size) {
    boolean isFolder() {
        return type == '5' || (isFile() && name.endsWith("/"));
    }

    /// What the entry is when it has no place in a build context.
    Optional<String> unusual() {
        return switch (type) {
            case '0', '\0', '7', '5' -> Optional.empty();
            case '1' -> Optional.of("a hard link");
            case '2' -> Optional.of("a symbolic link");
            case '3', '4' -> Optional.of("a device");
            case '6' -> Optional.of("a FIFO");
            case 'S' -> Optional.of("a sparse file");
            default -> Optional.of("of an unknown type");
        };
    }

    private boolean isFile() {
        return type == '0' || type == '\0' || type == '7';
    }
}
