package io.slipway.registry;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The registry alone, for its tests.
@SpringBootApplication
public class RegistryTestApplication {}
