namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the migration "ClosedRuns" does: nothing of a run changes once it has ended, it is released on its merits, and one person is one person however the name is typed.</summary>
internal static class ClosedRunsSchema
{
    public const string Runs = """
        create function run_begins() returns trigger language plpgsql as $$
        begin
            if (new.state, new.units, new.payable, new.reward, new.digest, new.note) is distinct from (1::smallint, 0::bigint, 0::numeric, 0::numeric, '', '') or new.ended_at is not null then
                raise exception 'a run begins without figures' using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger run_begins before insert on run for each row execute function run_begins();

        create or replace function run_moves() returns trigger language plpgsql as $$
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

        select take_insert_right(review_year, id) from run where state <> 1;

        do $$
        begin
            revoke execute on function take_insert_right, close_run from public;
            if exists (select 1 from pg_roles where rolname = 'quota_application') then
                revoke insert on assessment from quota_application;
                grant execute on function close_run to quota_application;
            end if;
        end $$;
        """;

    public const string Persons = """
        -- A name without what nobody sees: blanks, format characters, variants of width and case.
        create function person(name text) returns text language sql immutable as $$
            select lower(regexp_replace(normalize(name, NFKC), '[[:space:][:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+', '', 'g'))
        $$;

        create or replace function approval_entry() returns trigger language plpgsql security definer set search_path from current as $$
        declare
            maker text := person(new.made_by);
            checker text := person(new.checked_by);
            asker text := person(coalesce(current_setting('quota.os_user', true), ''));
        begin
            if maker = checker
                -- One person's own account, and another name used by the same operating-system user;
                or exists (select 1 from account a where person(a.name) = maker and person(a.os_user) = asker)
                -- the operating-system user who began it without an account, and then has one.
                or exists (select 1 from account a where person(a.name) = checker and person(a.os_user) = maker)
                or maker = asker and exists (select 1 from account) then
                raise exception 'proposal % was made by the person who would approve it', new.proposal_id using errcode = 'QC001';
            end if;
            if (select kind from proposal where id = new.proposal_id) = 1 and pg_trigger_depth() < 2 then
                raise exception 'a run is approved by its release' using errcode = 'QC002';
            end if;
            return new;
        end $$;
        """;

    public const string Releases = """
        -- Whether one region is the other, or lies in it.
        create function overlap(a integer, b integer) returns boolean language sql immutable as $$
            select a = b or a = 0 or b = 0
                or (a % 10000 = 0 or b % 10000 = 0) and a / 10000 = b / 10000
                or (a % 100 = 0 or b % 100 = 0) and a / 100 = b / 100
        $$;

        create or replace function release_entry() returns trigger language plpgsql security definer set search_path from current as $$
        declare
            of_run run%rowtype;
            sign integer := case when new.cause in (1, 4) then 1 else -1 end;
            other record;
        begin
            -- The whole year's: a region's figures are also its city's.
            perform pg_advisory_xact_lock(new.review_year, 0);
            select * into of_run from run where id = new.run_id for update;
            if (of_run.review_year, of_run.region) is distinct from (new.review_year, new.region)
                or (sign * of_run.units, sign * of_run.payable, sign * of_run.reward) is distinct from (new.units, new.payable, new.reward) then
                raise exception 'the entry is not that of run %', new.run_id using errcode = 'QC002';
            end if;
            if new.cause <> 2 and person(new."by") like 'job:%' then
                raise exception 'a scheduled job neither releases nor takes back' using errcode = 'QC001';
            end if;
            if new.cause = 1 then
                if of_run.dry_run or of_run.scope <> 1 or of_run.replay_of is not null then
                    raise exception 'run % is not to be released', new.run_id using errcode = 'QC002';
                end if;
                insert into approval (proposal_id, made_by, checked_by, reason, at)
                select id, "by", new."by", new.reason, new.at from proposal where kind = 1 and subject = new.run_id::text;
                if not found then
                    raise exception 'run % was not proposed', new.run_id using errcode = 'QC002';
                end if;
                if not edition_is_approved(of_run.edition) then
                    raise exception 'the parameters of run % are not approved', new.run_id using errcode = 'QC004';
                end if;
                if exists (
                    select 1 from regexp_split_to_table(of_run.uncertain_parameters, E'\n') line
                    where line <> '' and (line like '%(placeholder)' or split_part(line, '=', 1) <> all (string_to_array(new.accepted, ',')))) then
                    raise exception 'run % rests on a placeholder, or on a provisional parameter that was not accepted', new.run_id using errcode = 'QC002';
                end if;
            end if;
            if new.cause in (1, 4) then
                select id, region into other from run where review_year = new.review_year and state = 5 and overlap(region, new.region) order by region = new.region desc limit 1;
                if other.region = new.region then
                    raise exception 'another run is in force' using errcode = 'QC002';
                elsif found then
                    raise exception 'run % of region % is in force', other.id, lpad(other.region::text, 6, '0') using errcode = 'QC006';
                end if;
            end if;
            if new.cause = 3 and person(new.reason) = '' then
                raise exception 'a reason is required' using errcode = 'QC002';
            end if;
            update run set state = case new.cause when 1 then 5 when 2 then 6 when 3 then 7 else 5 end where id = new.run_id;
            return new;
        end $$;
        """;
}
