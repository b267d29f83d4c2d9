/// The REST door to a team's rules for tags: `/api/v1/teams/{team}/tag-rules`.
@NullMarked
package io.slipway.registry.tagrule.web;

import org.jspecify.annotations.NullMarked;
