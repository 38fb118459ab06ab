namespace QuotaCompliance.Persistence.Migrations;

/// <summary>How a run moves from its beginning to its end, and that nothing of it changes once it has ended.</summary>
internal static class RunsSchema
{
    /// <summary>What is written once stays: whoever would correct it adds another entry.</summary>
    public const string StaysAsWritten = """
        create function stays_as_written() returns trigger language plpgsql as $$
        begin
            raise exception '% is never edited: a correction is another entry', tg_table_name using errcode = 'QC003';
        end $$;
        create trigger stays_as_written before update or delete or truncate on run_input for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on policy_file for each statement execute function stays_as_written();
        """;

    /// <summary>The states of a run, its pins and its work.</summary>
    public const string Runs = """
        create sequence chunk_token;

        create function run_begins() returns trigger language plpgsql as $$
        begin
            if (new.state, new.units, new.payable, new.reward, new.digest, new.note) is distinct from (1::smallint, 0::bigint, 0::numeric, 0::numeric, '', '') or new.ended_at is not null then
                raise exception 'a run begins without figures' using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger run_begins before insert on run for each row execute function run_begins();

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
                or old.state <> 1 and (old.units, old.payable, old.reward, old.digest, old.ended_at, old.note) is distinct from (new.units, new.payable, new.reward, new.digest, new.ended_at, new.note) then
                raise exception 'what run % was pinned to, and its figures once complete, do not change', old.id using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger run_moves before update on run for each row execute function run_moves();

        create function run_is_open() returns trigger language plpgsql security definer set search_path from current as $$
        begin
            if (select state from run where id = new.run_id) = 1 then
                return new;
            end if;
            if tg_op = 'UPDATE' then
                -- As if the chunk were not there: whoever holds it takes it for lost, which it is.
                return null;
            end if;
            raise exception 'run % has ended', new.run_id using errcode = 'QC002';
        end $$;
        create trigger run_is_open before insert or update on run_chunk for each row execute function run_is_open();
        create trigger run_is_open before insert on run_input for each row execute function run_is_open();

        create function end_chunk_session(named text) returns void
        language plpgsql security definer set search_path from current as $$
        begin
            perform pg_terminate_backend(pid) from pg_stat_activity where application_name = named and datname = current_database();
        exception when insufficient_privilege then
            -- An owner without that right: the successor waits until the session ends by itself.
            null;
        end $$;
        """;

    /// <summary>Rows come in through the run's own partition, and only while the application has the right to: no trigger, which a spread table may not have, and no lock that readers or a backup would meet.</summary>
    public const string Figures = """
        create function take_insert_right(year integer, run integer) returns void
        language plpgsql security definer set search_path from current as $$
        declare
            child text := format('assessment_%s_run_%s', year, run);
        begin
            if to_regclass(child) is not null and exists (select 1 from pg_roles where rolname = 'quota_application') then
                execute format('revoke insert on %I from quota_application', child);
            end if;
        end $$;

        create function run_ends() returns trigger language plpgsql security definer set search_path from current as $$
        begin
            perform take_insert_right(new.review_year, new.id);
            return null;
        end $$;
        create trigger run_ends after update of state on run for each row when (old.state = 1 and new.state <> 1) execute function run_ends();

        -- Before the totals are taken: what was being written is in or out by then, and nothing comes after.
        create function close_run(year integer, run integer) returns void
        language plpgsql security definer set search_path from current as $$
        begin
            execute format('lock table %I in share mode', format('assessment_%s_run_%s', year, run));
            perform take_insert_right(year, run);
        end $$;
        """;
}
