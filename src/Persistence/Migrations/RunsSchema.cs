namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the migration "Runs" adds that EF has no words for: partitions, the two-person rule, and the application's rights.</summary>
internal static class RunsSchema
{
    /// <summary>Versions point at the file that replaced them, in place of a mark on the current one.</summary>
    public static readonly string Versions = string.Join('\n', new[] { ("employer", "uscc"), ("filing", "uscc"), ("placement", "uscc, person_id") }.Select(t => $"""
        update {t.Item1} old set replaced_by = next.file_id
        from {t.Item1} next
        where not old.current and (next.review_year, {Prefixed("next", t.Item2)}, next.version) = (old.review_year, {Prefixed("old", t.Item2)}, old.version + 1);
        """));

    /// <summary>Runs made before there were pins read what their files say; their editions were not kept.</summary>
    public const string EarlierRuns = """
        update run set request = 'run-' || id, scope = 1, rule_version = 1;
        update run r set
            register_file = coalesce((select max(f.id) from run_input i join source_file f on f.id = i.file_id where i.run_id = r.id and f.kind = 1 and f.review_year = 0), 0),
            employers_file = coalesce((select max(f.id) from run_input i join source_file f on f.id = i.file_id where i.run_id = r.id and f.kind = 1 and f.review_year > 0), 0),
            filings_file = coalesce((select max(f.id) from run_input i join source_file f on f.id = i.file_id where i.run_id = r.id and f.kind = 2), 0),
            placements_file = coalesce((select max(f.id) from run_input i join source_file f on f.id = i.file_id where i.run_id = r.id and f.kind = 3), 0);
        -- What broke off under a program without leases is not taken up by this one.
        update run set state = 3, note = 'broken off before the upgrade; start another' where state = 1;
        update run_chunk c set review_year = r.review_year, kind = 2, state = 3, takings = 1, units_planned = c.units_read from run r where r.id = c.run_id;
        """;

    public const string PartitionedTables = """
        alter table unit_credit rename to unit_credit_shape;
        create table unit_credit (like unit_credit_shape including defaults including constraints) partition by list (review_year);
        drop table unit_credit_shape;
        alter table unit_credit add primary key (review_year, run_id, uscc);
        alter table run_unit rename to run_unit_shape;
        create table run_unit (like run_unit_shape including defaults including constraints) partition by list (review_year);
        drop table run_unit_shape;
        alter table run_unit add primary key (review_year, run_id, uscc);
        create sequence chunk_token;
        """;

    /// <summary>Partitions are made and dropped with the owner's rights, and only in the shapes that these functions know.</summary>
    /// <remarks>Created apart and then attached: readers of the other partitions go on meanwhile.</remarks>
    public const string Functions = """
        create function ensure_partition(parent text, child text, value integer, by_run boolean) returns void
        language plpgsql security definer set search_path from current as $$
        begin
            if parent !~ '^(employer|filing|refused_filing|placement|run_unit|assessment|unit_credit|(assessment|unit_credit)_[0-9]{1,4})$'
                or child !~ ('^' || parent || '(_run)?_[0-9]+$') then
                raise exception 'no such partition: % of %', child, parent;
            end if;
            if to_regclass(child) is not null then
                return;
            end if;
            -- Two commands that are the first of a year make the partition once.
            perform pg_advisory_xact_lock(hashtext('partition'), hashtext(child));
            if to_regclass(child) is null then
                execute format('create table %I (like %I including defaults including constraints) %s', child, parent,
                    case when by_run then 'partition by list (run_id)' else '' end);
                execute format('alter table %I attach partition %I for values in (%s)', parent, child, value);
            end if;
        end $$;

        create function begin_year(parent text, year integer, file bigint) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := parent || '_' || year;
        begin
            if parent !~ '^(employer|filing|placement)$' then
                raise exception 'no such table: %', parent;
            end if;
            execute format('create table %I (like %I including defaults, check (review_year = %s))', child, parent, year);
            execute format('alter table %I alter review_year set default %s, alter version set default 1, alter file_id set default %s', child, year, file);
        end $$;

        create function attach_year(parent text, year integer) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := parent || '_' || year;
        begin
            if parent !~ '^(employer|filing|placement)$' then
                raise exception 'no such table: %', parent;
            end if;
            execute format('alter table %I alter review_year drop default, alter version drop default, alter file_id drop default', child);
            execute format('alter table %I add primary key (review_year, uscc, %s version)', child, case when parent = 'placement' then 'person_id,' else '' end);
            execute format('alter table %I attach partition %I for values in (%s)', parent, child, year);
            execute format('analyze %I', child);
        end $$;

        create function drop_run_partition(parent text, year integer, run integer) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := format('%s_%s_run_%s', parent, year, run);
        begin
            -- What a run needs only while it is computed; and figures of a replay, which are another run's.
            if parent = 'unit_credit' or parent = 'assessment' and exists (select 1 from run r where r.id = run and r.replay_of is not null) then
                execute format('drop table if exists %I', child);
            else
                raise exception 'the figures of run % stay', run;
            end if;
        end $$;

        create function end_chunk_session(named text) returns void
        language plpgsql security definer set search_path from current as $$
        begin
            perform pg_terminate_backend(pid) from pg_stat_activity where application_name = named and datname = current_database();
        exception when insufficient_privilege then
            -- An owner without that right: the successor waits until the session ends by itself.
            null;
        end $$;
        """;

    public const string Rules = """
        create function run_moves() returns trigger language plpgsql as $$
        begin
            if new.state <> old.state and not (
                old.state = 1 and new.state in (2, 3, 4)
                -- These come with an entry in release, and only from there.
                or pg_trigger_depth() > 1 and (old.state = 2 and new.state = 5 or old.state = 5 and new.state in (6, 7) or old.state = 6 and new.state = 5)) then
                raise exception 'run % may not go from state % to state %', old.id, old.state, new.state using errcode = 'QC002';
            end if;
            if (old.id, old.request, old.review_year, old.region, old.business_date, old.edition, old.rule_version, old.program_version, old.register_file,
                old.employers_file, old.filings_file, old.placements_file, old.scope, old.dry_run, old.replay_of, old.started_by, old.started_at,
                old.uncertain_parameters) is distinct from
               (new.id, new.request, new.review_year, new.region, new.business_date, new.edition, new.rule_version, new.program_version, new.register_file,
                new.employers_file, new.filings_file, new.placements_file, new.scope, new.dry_run, new.replay_of, new.started_by, new.started_at,
                new.uncertain_parameters)
                or old.state <> 1 and (old.units, old.payable, old.reward, old.digest) is distinct from (new.units, new.payable, new.reward, new.digest) then
                raise exception 'what run % was pinned to, and its figures once complete, do not change', old.id using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger run_moves before update on run for each row execute function run_moves();

        create function release_entry() returns trigger language plpgsql security definer set search_path from current as $$
        declare
            of_run run%rowtype;
            sign integer := case when new.cause in (1, 4) then 1 else -1 end;
        begin
            perform pg_advisory_xact_lock(new.review_year, new.region);
            select * into of_run from run where id = new.run_id for update;
            if (of_run.review_year, of_run.region) is distinct from (new.review_year, new.region)
                or (sign * of_run.units, sign * of_run.payable, sign * of_run.reward) is distinct from (new.units, new.payable, new.reward) then
                raise exception 'the entry is not that of run %', new.run_id using errcode = 'QC002';
            end if;
            if new.cause = 1 and lower(btrim(new."by")) = lower(btrim(of_run.started_by)) then
                raise exception 'run % was started by the person who would release it', new.run_id using errcode = 'QC001';
            end if;
            if new.cause = 1 and (of_run.dry_run or of_run.scope <> 1 or of_run.replay_of is not null) then
                raise exception 'run % is not to be released', new.run_id using errcode = 'QC002';
            end if;
            if new.cause in (1, 4) and exists (select 1 from run where review_year = new.review_year and region = new.region and state = 5) then
                raise exception 'another run is in force' using errcode = 'QC002';
            end if;
            if new.cause = 3 and btrim(new.reason) = '' then
                raise exception 'a reason is required' using errcode = 'QC002';
            end if;
            update run set state = case new.cause when 1 then 5 when 2 then 6 when 3 then 7 else 5 end where id = new.run_id;
            return new;
        end $$;
        create trigger release_entry before insert on release for each row execute function release_entry();

        create function stays_as_written() returns trigger language plpgsql as $$
        begin
            raise exception '% is never edited: a correction is another entry', tg_table_name using errcode = 'QC003';
        end $$;
        create trigger stays_as_written before update or delete or truncate on release for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on run_input for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on policy_file for each statement execute function stays_as_written();
        """;

    /// <summary>The application works with these rights and no more, also when the account it connects with has others.</summary>
    /// <remarks>Where the migrating account may not make roles, everything goes on under its own rights; <c>quota doctor</c> says so.</remarks>
    public const string Rights = """
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
                return;
            end if;
            begin
                execute format('grant quota_application to %I', current_user);
            exception when others then
                null;
            end;
            execute format('grant usage on schema %I to quota_application, quota_report', current_schema());
            execute format('grant select on all tables in schema %I to quota_application', current_schema());
            execute format('grant insert on all tables in schema %I to quota_application', current_schema());
            execute format('grant usage, select on all sequences in schema %I to quota_application', current_schema());
            execute format('alter default privileges in schema %I grant select, insert on tables to quota_application', current_schema());
            execute format('alter default privileges in schema %I grant usage, select on sequences to quota_application', current_schema());
            revoke insert on migration from quota_application;
            grant update (replaced_by) on employer, filing, placement to quota_application;
            grant update (state, ended_at, units, payable, reward, digest, note) on run to quota_application;
            grant update (state, token, worker, lease_until, takings, done_at, units_read, units_written, payable, reward, digests) on run_chunk to quota_application;
            create schema if not exists hangfire authorization quota_application;
            grant select on assessment, run, run_chunk, release, notice to quota_report;
            revoke execute on function ensure_partition, begin_year, attach_year, drop_run_partition, end_chunk_session from public;
            grant execute on function ensure_partition, begin_year, attach_year, drop_run_partition, end_chunk_session to quota_application;
        end $$;
        """;

    private static string Prefixed(string table, string columns) => string.Join(", ", columns.Split(", ").Select(c => $"{table}.{c}"));
}
