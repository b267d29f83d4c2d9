package io.slipway.portal.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Lets clients that ask first (`Expect: 100-continue`, as curl does with large bodies) send a body only when somebody
/// reads it: whoever is refused hears that at once, and not after megabytes.
@Configuration
class BodiesOnDemand {
    @Bean
    static WebServerFactoryCustomizer<TomcatServletWebServerFactory> continueWhenRead() {
        return tomcat ->
                tomcat.addConnectorCustomizers(connector -> connector.setProperty("continueResponseTiming", "onRead"));
    }
}
