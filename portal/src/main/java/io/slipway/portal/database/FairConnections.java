package io.slipway.portal.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/// Puts a queue in front of the pool of connections, wherever it is made.
@Component
class FairConnections implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool
                ? new FairDataSource(pool, pool.getMaximumPoolSize(), Duration.ofMillis(pool.getConnectionTimeout()))
                : bean;
    }
}
