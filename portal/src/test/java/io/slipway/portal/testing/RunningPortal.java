package io.slipway.portal.testing;

import io.slipway.PortalApplication;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The whole portal in this JVM, on a port of its own.
public final class RunningPortal implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningPortal(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts the portal as a deployment would: with environment-like settings (`SLIPWAY_…`) and nothing else.
    public static RunningPortal start(Map<String, String> settings) {
        var properties = new LinkedHashMap<String, Object>(settings);
        properties.putIfAbsent("SLIPWAY_PORT", "0");
        return new RunningPortal(new SpringApplicationBuilder(PortalApplication.class)
                .properties(properties)
                .run());
    }

    /// Where it answers.
    public URI url() {
        return URI.create(
                "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /// The parts, for what cannot be seen from outside.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
