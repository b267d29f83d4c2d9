/// The REST door to teams: `/api/v1/teams`.
@NullMarked
package io.slipway.registry.team.web;

import org.jspecify.annotations.NullMarked;
