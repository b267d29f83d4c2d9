package io.slipway.infra.bench;

import io.slipway.infra.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// nginx before a model, as people set it up: connections are kept on both sides, nothing is logged.
record Proxy(Server server) implements AutoCloseable {
    private static final String CONFIGURATION = """
            daemon off; master_process off; pid %1$s/nginx.pid; error_log stderr error;
            events {}
            http {
                access_log off; keepalive_requests 1000000;
                client_body_temp_path %1$s/t1; proxy_temp_path %1$s/t2; fastcgi_temp_path %1$s/t3;
                uwsgi_temp_path %1$s/t4; scgi_temp_path %1$s/t5;
                upstream model { server %2$s; keepalive 16; }
                server {
                    listen 127.0.0.1:%3$d;
                    location = /ready { return 200; }
                    location / { proxy_pass http://model; proxy_http_version 1.1; proxy_set_header Connection ""; }
                }
            }
            """;

    static Proxy start(Path directory, URI model) {
        int port = Ports.free();
        var file = directory.resolve("nginx.conf");
        try {
            Files.createDirectories(directory);
            Files.writeString(file, CONFIGURATION.formatted(directory, model.getAuthority(), port));
        } catch (IOException e) {
            throw new BenchFailure("Could not write " + file + ": " + e.getMessage(), e);
        }
        var command = List.of("nginx", "-p", directory.toString(), "-c", file.toString());
        var address = URI.create("http://127.0.0.1:" + port);
        return new Proxy(
                Server.start("nginx", command, Map.of(), address, directory).await("/ready", 200));
    }

    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
