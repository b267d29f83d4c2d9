/// Who may do what at which door, tried out on the whole portal: the matrix of all calls and all kinds of callers.
///
/// A new call of the API needs one line in `access/authorization-matrix.txt`.
@NullMarked
package io.slipway.portal.access;

import org.jspecify.annotations.NullMarked;
