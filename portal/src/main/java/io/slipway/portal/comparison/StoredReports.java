package io.slipway.portal.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredReports extends Repository<StoredReport, UUID> {
    StoredReport save(StoredReport report);

    Optional<StoredReport> findById(UUID id);

    @Query("""
            select new io.slipway.portal.comparison.ReportSummary(
                r.id, r.comparison, r.team, r.name, r.sentence, r.createdAt)
            from StoredReport r where r.team in :teams order by r.createdAt desc
            """)
    List<ReportSummary> findLatest(Collection<String> teams, Limit limit);

    @Query("""
            select new io.slipway.portal.comparison.ReportSummary(
                r.id, r.comparison, r.team, r.name, r.sentence, r.createdAt)
            from StoredReport r
            where r.team in :teams
              and exists (select c from Comparison c join c.targets t where c.id = r.comparison
                and t.script = :script and t.gone = false)
            order by r.createdAt desc
            """)
    List<ReportSummary> findLatestOf(Collection<String> teams, String script, Limit limit);

    /// The newest reports that have both revisions.
    @Query("""
            select r.id from StoredReport r
            where r.team in :teams
              and exists (
                select c from Comparison c join c.targets f join c.targets t
                where c.id = r.comparison
                  and f.script = :from and f.revision = :fromRevision
                  and t.script = :to and t.revision = :toRevision
                  and f.gone = false and t.gone = false)
            order by r.createdAt desc
            """)
    List<UUID> findOfBoth(
            Collection<String> teams, String from, int fromRevision, String to, int toRevision, Limit limit);
}
