package io.slipway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Slipway, assembled: the portal with the registry, the engine adapter and the benchmarks behind it.
@SpringBootApplication
public class PortalApplication {
    static void main(String[] args) {
        SpringApplication.run(PortalApplication.class, args);
    }
}
