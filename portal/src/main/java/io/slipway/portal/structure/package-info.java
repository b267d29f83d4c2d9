/// How everything stands on each other: the host, its system, the engine, the layers of images, and what runs on them.
///
/// Start at [StructureService]; [Layers] says which layers are shared.
@NullMarked
package io.slipway.portal.structure;

import org.jspecify.annotations.NullMarked;
