package io.slipway.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;

/// Opens a connection for each request.
///
/// The library keeps connections and does not notice when the engine has restarted: the next request on
/// each would fail. Connecting to the engine costs a fraction of a millisecond; that error costs a launch.
record SingleUse(DockerHttpClient client) implements DockerHttpClient {
    @Override
    public Response execute(Request request) {
        return client.execute(
                Request.builder().from(request).putHeader("Connection", "close").build());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
