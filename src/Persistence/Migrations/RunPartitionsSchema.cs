namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the migration "RunPartitions" does: the figures of runs lie in one level of partitions, one a run.</summary>
/// <remarks>Two levels, a year and in it its runs, cannot be spread over several machines.</remarks>
internal static class RunPartitionsSchema
{
    /// <summary>As before, partitions are made and dropped with the owner's rights, and only in the shapes that these functions know.</summary>
    public const string Functions = """
        drop function ensure_partition(text, text, integer, boolean);

        create function ensure_year_partition(parent text, year integer) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := format('%s_%s', parent, year);
        begin
            if parent !~ '^(employer|filing|refused_filing|placement|run_unit)$' then
                raise exception 'no such table: %', parent;
            end if;
            if to_regclass(child) is not null then
                return;
            end if;
            -- Two commands that are the first of a year make the partition once.
            perform pg_advisory_xact_lock(hashtext('partition'), hashtext(child));
            if to_regclass(child) is null then
                execute format('create table %I (like %I including defaults including constraints)', child, parent);
                execute format('alter table %I attach partition %I for values in (%s)', parent, child, year);
            end if;
        end $$;

        create function ensure_run_partition(parent text, year integer, run integer) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := format('%s_%s_run_%s', parent, year, run);
        begin
            if parent !~ '^(assessment|unit_credit)$' then
                raise exception 'no such table: %', parent;
            end if;
            if to_regclass(child) is not null then
                return;
            end if;
            perform pg_advisory_xact_lock(hashtext('partition'), hashtext(child));
            if to_regclass(child) is null then
                execute format('create table %I (like %I including defaults including constraints)', child, parent);
                execute format('alter table %I attach partition %I for values from (%s, %s) to (%s, %s)', parent, child, year, run, year, run + 1);
            end if;
        end $$;

        create or replace function drop_run_partition(parent text, year integer, run integer) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := format('%s_%s_run_%s', parent, year, run);
        begin
            -- What a run needs only while it is computed; and figures of a replay, which are another run's.
            if parent = 'unit_credit' or parent = 'assessment' and exists (select 1 from run r where r.id = run and r.replay_of is not null) then
                if to_regclass(child) is null then
                    return;
                end if;
                execute format('truncate %I', child);
                begin
                    -- To take the partition away means a lock on all of them: whoever reads other runs goes before, and it stays, empty.
                    set local lock_timeout = '500ms';
                    execute format('drop table %I', child);
                    set local lock_timeout = default;
                exception when lock_not_available then
                    null;
                end;
            else
                raise exception 'the figures of run % stay', run;
            end if;
        end $$;
        """;

    /// <summary>The partitions go over as they are; no row is copied.</summary>
    public static readonly string Tables = string.Join('\n', new[] { "assessment", "unit_credit" }.Select(table => $"""
        alter table {table} rename to {table}_by_year;
        create table {table} (like {table}_by_year including defaults including constraints) partition by range (review_year, run_id);
        do $$
        declare
            part record;
        begin
            for part in
                select runs.relname as child, years.relname as parent, (regexp_match(runs.relname, '_([0-9]+)_run_([0-9]+)$'))[1]::integer as year, (regexp_match(runs.relname, '_([0-9]+)_run_([0-9]+)$'))[2]::integer as run
                from pg_inherits of_year join pg_class years on years.oid = of_year.inhrelid
                join pg_inherits of_run on of_run.inhparent = years.oid join pg_class runs on runs.oid = of_run.inhrelid
                where of_year.inhparent = '{table}_by_year'::regclass
            loop
                execute format('alter table %I detach partition %I', part.parent, part.child);
                execute format('alter table {table} attach partition %I for values from (%s, %s) to (%s, %s)', part.child, part.year, part.run, part.year, part.run + 1);
            end loop;
        end $$;
        drop table {table}_by_year;
        alter table {table} add primary key (review_year, run_id, uscc);
        """));

    public const string Rights = """
        do $$
        begin
            revoke execute on function ensure_year_partition, ensure_run_partition from public;
            if exists (select 1 from pg_roles where rolname = 'quota_application') then
                grant execute on function ensure_year_partition, ensure_run_partition to quota_application;
                grant select, insert on assessment, unit_credit to quota_application;
            end if;
            if exists (select 1 from pg_roles where rolname = 'quota_report') then
                grant select on assessment to quota_report;
            end if;
        end $$;
        """;
}
