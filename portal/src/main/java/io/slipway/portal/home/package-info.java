/// The start page: what runs, what works, what was found out, and the first steps for newcomers.
@NullMarked
package io.slipway.portal.home;

import org.jspecify.annotations.NullMarked;
