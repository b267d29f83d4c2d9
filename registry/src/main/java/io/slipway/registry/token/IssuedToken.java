package io.slipway.registry.token;

/// A new token with its secret, which nobody can look up later.
public record IssuedToken(Token token, TokenSecret secret) {}
