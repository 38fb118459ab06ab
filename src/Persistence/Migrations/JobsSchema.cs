namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the migration "Jobs" adds that EF has no words for: the scheduler's schema, that history stays as it ended, and the application's rights.</summary>
internal static class JobsSchema
{
    public const string Rules = """
        create function firing_moves() returns trigger language plpgsql as $$
        begin
            if old.state >= 3 or new.state <> old.state and not (old.state = 1 and new.state = 2 or old.state = 2 and new.state in (1, 3, 4)) then
                raise exception 'firing % may not go from state % to state %', old.id, old.state, new.state using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger firing_moves before update on job_firing for each row execute function firing_moves();
        create trigger stays_as_written before delete or truncate on job_firing for each statement execute function stays_as_written();
        """;

    /// <remarks>The scheduler makes its own tables with the application's rights, in a schema that must be there first.</remarks>
    public const string Rights = """
        do $$
        begin
            if not exists (select 1 from pg_roles where rolname = 'quota_application') or not exists (select 1 from pg_roles where rolname = 'quota_report') then
                create schema if not exists qz;
                return;
            end if;
            create schema if not exists qz authorization quota_application;
            grant update (state, token, worker, lease_until, takings, started_at, ended_at, exit_code, counts, run_id, note) on job_firing to quota_application;
            grant update (times, since, active) on job_schedule to quota_application;
            grant select on job_firing to quota_report;
        end $$;
        """;
}
