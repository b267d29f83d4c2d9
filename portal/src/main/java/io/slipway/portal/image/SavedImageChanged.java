package io.slipway.portal.image;

import java.util.UUID;

/// Something about a saved image is otherwise than before.
record SavedImageChanged(UUID image) {}
