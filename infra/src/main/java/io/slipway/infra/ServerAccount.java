package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The account PostgreSQL runs under. PostgreSQL refuses to be root, so root's processes drop to another account:
/// to uid 65534 where that account can reach the files, else (say below `/root`) into a user namespace, in which the
/// process no longer is root but still owns root's files.
///
/// @param prefix the words before every command
/// @param owner the uid that has to own the data
record ServerAccount(List<String> prefix, int owner) {
    private static final int NOBODY = 65_534;

    private static final List<String> SETPRIV = List.of(
            "setpriv",
            "--reuid=" + NOBODY,
            "--regid=" + NOBODY,
            "--clear-groups",
            "--no-new-privs",
            "--inh-caps=-all",
            "--");

    private static final List<String> UNSHARE = List.of("unshare", "--user", "--");

    /// Tries which account works, with a harmless command.
    static ServerAccount forRunning(List<String> harmless, Path directory) {
        int self = uidOf(Path.of("/proc/self"));
        if (self != 0) {
            return new ServerAccount(List.of(), self);
        }
        return Stream.of(new ServerAccount(SETPRIV, NOBODY), new ServerAccount(UNSHARE, 0))
                .filter(account -> account.command(harmless).run().succeeded())
                .findFirst()
                .orElseThrow(() -> new LocalStackException(
                        "Could not start PostgreSQL: it refuses to run as root, uid %d cannot reach %s, and this machine allows no user namespaces. Put Slipway below a directory everybody may enter (chmod a+x its parents), or run it as an ordinary user."
                                .formatted(NOBODY, directory)));
    }

    Command command(List<String> words) {
        return new Command(Stream.concat(prefix.stream(), words.stream()).toList());
    }

    /// Hands a directory tree over, when it belongs to somebody else (who could be another account of an earlier
    /// start).
    void own(Path tree) {
        try {
            if (uidOf(tree) == owner) {
                return;
            }
            var all = new ArrayList<Path>();
            try (var walk = Files.walk(tree)) {
                walk.forEach(all::add);
            }
            // The root last: it is what the check above looks at, should we be interrupted.
            for (var path : all.reversed()) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new LocalStackException(
                    "Could not give %s to uid %d: %s. Remove it or correct its owner.".formatted(tree, owner, e), e);
        }
    }

    private static int uidOf(Path path) {
        try {
            return (Integer) Files.getAttribute(path, "unix:uid");
        } catch (IOException e) {
            throw new LocalStackException("Could not read the owner of %s: %s.".formatted(path, e.getMessage()), e);
        }
    }
}
