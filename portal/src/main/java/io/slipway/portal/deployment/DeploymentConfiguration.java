package io.slipway.portal.deployment;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(DeploymentProperties.class)
class DeploymentConfiguration {
    static final String TASK = "deployment";

    @Bean
    Task<Void> deploymentTask(DeploymentRunner runner) {
        return runner.asTask(TASK);
    }
}
