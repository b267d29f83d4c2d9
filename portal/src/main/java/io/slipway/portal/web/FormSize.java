package io.slipway.portal.web;

import io.slipway.registry.context.ContextLimits;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How large a form may be: a whole revision and a little more, so that the registry can tell by name what is too
/// large. Only what is far beyond is ended before.
@Configuration
class FormSize {
    private static final long MORE_BYTES = 8 * 1024 * 1024;
    private static final int MORE_PARTS = 100;

    @Bean
    MultipartConfigElement multipartConfiguration(ContextLimits limits) {
        long most = limits.maxBytes() + MORE_BYTES;
        return new MultipartConfigElement("", most, most, 0);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> asManyPartsAsFiles(ContextLimits limits) {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setMaxPartCount(limits.maxFiles() + MORE_PARTS);
            connector.setMaxParameterCount(limits.maxFiles() + MORE_PARTS);
        });
    }
}
