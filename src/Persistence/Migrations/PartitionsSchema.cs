namespace QuotaCompliance.Persistence.Migrations;

/// <summary>The large tables cut by review year and run, for which EF has no word, and the functions that make and drop their partitions.</summary>
internal static class PartitionsSchema
{
    /// <summary>The large tables, made again in the same shape as partitioned ones: a partition a review year, or a run.</summary>
    /// <remarks>The figures of runs lie in one level: two, a year and in it its runs, could not be spread over several machines.</remarks>
    public static readonly string Tables = string.Join('\n', new[]
    {
        ("employer", "list (review_year)", "review_year, uscc, version"),
        ("filing", "list (review_year)", "review_year, uscc, version"),
        ("refused_filing", "list (review_year)", "review_year, uscc, file_id"),
        ("placement", "list (review_year)", "review_year, uscc, person_key, version"),
        ("run_unit", "list (review_year)", "review_year, run_id, uscc"),
        ("assessment", "range (review_year, run_id)", "review_year, run_id, uscc"),
        ("unit_credit", "range (review_year, run_id)", "review_year, run_id, uscc"),
    }.Select(table => $"""
        alter table {table.Item1} rename to {table.Item1}_shape;
        create table {table.Item1} (like {table.Item1}_shape including defaults including constraints) partition by {table.Item2};
        drop table {table.Item1}_shape;
        alter table {table.Item1} add primary key ({table.Item3});
        """));

    /// <summary>Partitions are made and dropped with the owner's rights, and only in the shapes that these functions know.</summary>
    /// <remarks>Created apart and then attached: readers of the other partitions go on meanwhile.</remarks>
    public const string Functions = """
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
            execute format('alter table %I add primary key (review_year, uscc, %s version)', child, case when parent = 'placement' then 'person_key,' else '' end);
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
}
