package io.slipway.registry.search;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Brings rows that are missing, or that an older Slipway wrote, up to date after each start: in the background, by
/// batches, each in a transaction of its own. Replicas that start together do some of the work twice, to no harm.
@Component
class SearchRebuild {
    private static final Logger LOG = LoggerFactory.getLogger(SearchRebuild.class);
    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SearchDocuments documents;
    private final SearchIndex index;

    SearchRebuild(SearchDocuments documents, SearchIndex index) {
        this.documents = documents;
        this.index = index;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread.ofVirtual().name("search-rebuild").start(() -> {
            try {
                var count = rebuild();
                if (count > 0) {
                    LOG.info("Made the search rows of {} scripts anew.", count);
                }
            } catch (DataAccessException e) {
                LOG.warn("Could not bring the search up to date: {}. It goes on at the next start.", e.getMessage());
            }
        });
    }

    /// Answers how many scripts there were.
    int rebuild() {
        var count = 0;
        var after = BEFORE_ALL;
        while (true) {
            var batch = documents.outdatedAfter(after, BATCH);
            if (batch.isEmpty()) {
                return count;
            }
            index.rebuild(batch);
            count += batch.size();
            after = batch.getLast();
        }
    }
}
