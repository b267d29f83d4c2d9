package io.slipway.portal.image;

import com.github.kagkarlsson.scheduler.task.Task;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(ImageProperties.class)
class ImageConfiguration {
    static final String TASK = "saved-image";
    static final String TRANSFER_TASK = "image-transfer";

    @Bean
    Task<Void> savedImageTask(SaveRunner runner) {
        return runner.asTask(TASK);
    }

    @Bean
    Task<Void> imageTransferTask(TransferRunner runner) {
        return runner.asTask(TRANSFER_TASK);
    }
}
