package io.slipway.portal.access;

/// Who stands at the door: the columns of the matrix, in their order.
enum Visitor {
    ANONYMOUS,
    /// Owns another team.
    OTHER,
    VIEWER,
    DEVELOPER,
    MAINTAINER,
    OWNER,
    /// A robot of the team with all scopes.
    ROBOT,
    /// A robot of another team with all scopes.
    OTHER_ROBOT,
    /// The owner's own token for reading.
    READ_TOKEN,
    /// Was an owner until a moment ago.
    EX_MEMBER,
    /// A site administrator without a team.
    ADMIN
}
