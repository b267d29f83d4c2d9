/// The pages that show the audit log: the site's for its administrators, a team's for its owners. The use cases are in
/// `io.slipway.registry.audit`.
@NullMarked
package io.slipway.portal.audit;

import org.jspecify.annotations.NullMarked;
