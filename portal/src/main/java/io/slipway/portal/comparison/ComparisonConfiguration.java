package io.slipway.portal.comparison;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(RunProperties.class)
class ComparisonConfiguration {
    static final String TASK = "comparison";

    @Bean
    Task<Void> comparisonTask(ComparisonWorker worker) {
        return worker.asTask(TASK);
    }
}
