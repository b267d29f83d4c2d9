package io.slipway.portal.registries;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a site can set about registries of images.
///
/// @param hosts those that images may go to and come from, each as `host` or `host:port`. The engine speaks HTTPS with
/// them, except for loopback addresses and those that its own configuration names
@ConfigurationProperties("slipway.registries")
record RegistryProperties(@DefaultValue List<String> hosts) {}
