package io.slipway.portal.prediction;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Speaks HTTP with models: bodies are streamed, connections are kept, and nothing is followed, repeated, unpacked or
/// remembered.
@Component
class ModelClient {
    private static final Timeout CONNECT = Timeout.ofSeconds(3);
    /// Servers close connections that idle: uvicorn and Node.js after five seconds, gunicorn after two. One that may
    /// have been closed is looked at before it is used.
    private static final TimeValue LOOK_AFTER = TimeValue.ofSeconds(1);
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);
    private static final int CONNECTIONS = 1_024;

    private final CloseableHttpClient http;

    ModelClient(@Value("${slipway.predictions.timeout:30s}") Duration limit) {
        var patience = Timeout.of(limit);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(patience)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(patience)
                        .setValidateAfterInactivity(LOOK_AFTER)
                        .build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(patience).build())
                .setKeepAliveStrategy((_, _) -> KEPT)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    /// Asks; whoever gets the answer closes it.
    ///
    /// @throws java.net.ConnectException when nobody is there, before anything of the body was read
    ClassicHttpResponse ask(Place place, String path, Question question) throws IOException {
        var host = new HttpHost("http", place.address().host(), place.address().port());
        var request = new HttpUriRequestBase(question.method(), URI.create(path));
        question.headers().forEach(request::setHeader);
        var type = question.headers().get("Content-Type");
        if (question.length() != 0 || question.method().equals("POST")) {
            request.setEntity(new InputStreamEntity(
                    question.body(), question.length(), type == null ? null : ContentType.parseLenient(type)));
        }
        var context = HttpClientContext.create();
        context.setUserToken(place.start()); // connections are kept apart by it
        return http.executeOpen(host, request, context);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
