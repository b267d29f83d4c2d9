package io.slipway.portal.engines;

import io.slipway.engine.Engine;
import io.slipway.engine.docker.DockerEngines;
import java.net.URI;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The way to the one configured engine. Making it dials nothing, so the portal starts while the engine is
/// down; each call finds out by itself whether it is back.
@Component
public class EngineProvider implements DisposableBean {
    private static final String NAME = "local";

    private final URI address;
    private final Engine engine;

    @Autowired
    EngineProvider(@Value("${slipway.engine:unix:///var/run/docker.sock}") URI address) {
        this(address, DockerEngines.connect(address));
    }

    /// With this engine instead of the one at the address, for tests.
    public EngineProvider(URI address, Engine engine) {
        this.address = address;
        this.engine = engine;
    }

    /// What people call the engine.
    public String name() {
        return NAME;
    }

    /// Where it is configured to be.
    public URI address() {
        return address;
    }

    /// The engine itself.
    public Engine engine() {
        return engine;
    }

    @Override
    public void destroy() {
        engine.close();
    }
}
