namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the roles of the program and of reports may do, in one place.</summary>
internal static class RightsSchema
{
    /// <summary>The application works with these rights and no more, also when the account it connects with has others.</summary>
    /// <remarks>Where the migrating account may not make roles, everything goes on under its own rights; <c>quota doctor</c> says so.</remarks>
    public const string Rights = """
        revoke execute on function ensure_year_partition, ensure_run_partition, begin_year, attach_year, drop_run_partition, end_chunk_session, take_insert_right, close_run, write_audit from public;
        do $$
        declare
            role text;
        begin
            foreach role in array array['quota_application', 'quota_report'] loop
                begin
                    if not exists (select 1 from pg_roles where rolname = role) then
                        execute format('create role %I nologin', role);
                    end if;
                exception when duplicate_object or unique_violation or insufficient_privilege then
                    null;
                end;
            end loop;
            if not exists (select 1 from pg_roles where rolname = 'quota_application') or not exists (select 1 from pg_roles where rolname = 'quota_report') then
                create schema if not exists qz;
                return;
            end if;
            begin
                execute format('grant quota_application to %I', current_user);
            exception when others then
                null;
            end;
            execute format('grant usage on schema %I to quota_application, quota_report', current_schema());

            -- The schedulers make their own tables with the application's rights, in schemas that must be there first.
            create schema if not exists hangfire authorization quota_application;
            create schema if not exists qz authorization quota_application;

            -- The application reads and adds; the trail it only reads, and rows of a run come in through the run's own partition.
            execute format('grant select, insert on all tables in schema %I to quota_application', current_schema());
            execute format('grant usage, select on all sequences in schema %I to quota_application', current_schema());
            execute format('alter default privileges in schema %I grant select, insert on tables to quota_application', current_schema());
            execute format('alter default privileges in schema %I grant usage, select on sequences to quota_application', current_schema());
            revoke insert on migration, audit_entry, assessment from quota_application;
            revoke all on audit_pending from quota_application;

            -- What was filed it cannot edit: it says which file replaced a version, and seals people anew.
            grant update (replaced_by) on employer, filing, placement to quota_application;
            grant update (person_key, person, identity) on placement to quota_application;
            grant update (key_number) on placement_key to quota_application;
            grant update (content, key_number) on source_file_part to quota_application;
            grant update (emptied_on) on source_file to quota_application;
            grant update (given_up_on) on sealing_key to quota_application;
            grant update (state, ended_at, units, payable, reward, digest, note) on run to quota_application;
            grant update (state, token, worker, lease_until, takings, done_at, units_read, units_written, payable, reward, digests) on run_chunk to quota_application;
            grant update (state, token, worker, lease_until, takings, started_at, ended_at, exit_code, counts, run_id, note) on job_firing to quota_application;
            grant update (times, since, active) on job_schedule to quota_application;
            grant update (disabled) on account to quota_application;
            grant update (revoked_by, revoked_at) on account_duty to quota_application;
            grant execute on function ensure_year_partition, ensure_run_partition, begin_year, attach_year, drop_run_partition, end_chunk_session, close_run, write_audit to quota_application;

            grant select on assessment, run, run_chunk, release, notice, job_firing to quota_report;
        end $$;
        """;
}
