package io.slipway.portal.build;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(BuildProperties.class)
class BuildConfiguration {
    static final String TASK = "build";

    @Bean
    Task<Void> buildTask(BuildRunner runner) {
        return runner.asTask(TASK);
    }
}
