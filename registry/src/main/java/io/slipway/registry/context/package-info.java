/// Build contexts: the Dockerfile and the files beside it, as they come in and go out.
///
/// Start at [BuildContext]; [ContextArchive] reads uploads as a stream and [ContextTar] writes them again.
/// Nothing here is ever unpacked to disk.
@NamedInterface("context")
@NullMarked
package io.slipway.registry.context;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
