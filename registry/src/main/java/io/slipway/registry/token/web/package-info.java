/// The REST door to tokens: `/api/v1/tokens` and `/api/v1/teams/{team}/tokens`.
@NullMarked
package io.slipway.registry.token.web;

import org.jspecify.annotations.NullMarked;
