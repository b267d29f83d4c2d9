alter table deployment
    drop constraint deployment_status_check,
    add constraint deployment_status_check
        check (status in ('QUEUED', 'BUILDING', 'STARTING', 'RUNNING', 'PAUSED', 'FAILED', 'STOPPED', 'REMOVING'));
