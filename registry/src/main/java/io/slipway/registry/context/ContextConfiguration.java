package io.slipway.registry.context;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(ContextProperties.class)
class ContextConfiguration {
    @Bean
    ContextLimits contextLimits(ContextProperties properties) {
        return properties.limits();
    }
}
