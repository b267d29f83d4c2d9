package io.slipway.portal.image;

import java.util.UUID;

/// A transfer is not what it was, or new.
record TransferChanged(UUID transfer) {}
