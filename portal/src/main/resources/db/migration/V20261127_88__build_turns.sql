-- Whose turn it is depends on when each team's last build began.
create index build_by_team_begin on build (team, started_at desc);
