package io.slipway.portal.script;

/// A command that people copy into a terminal, and what it is for.
record PullCommand(String title, String command) {}
