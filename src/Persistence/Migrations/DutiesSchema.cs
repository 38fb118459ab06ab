namespace QuotaCompliance.Persistence.Migrations;

/// <summary>Two persons by the database's own hand: what is proposed, approved, released and published.</summary>
internal static class DutiesSchema
{
    /// <summary>Names are the same person whatever their case; an account's name has no room around it.</summary>
    public const string Names = """
        create unique index account_same_name on account (lower(name));
        create unique index account_duty_held on account_duty (account, duty, region) where revoked_at is null;
        create unique index proposal_of_run on proposal (subject) where kind = 1;
        create unique index policy_edition_installed on policy_edition (installed) where installed;

        -- A name without what nobody sees: blanks, format characters, variants of width and case.
        create function person(name text) returns text language sql immutable as $$
            select lower(regexp_replace(normalize(name, NFKC), '[[:space:][:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+', '', 'g'))
        $$;
        """;

    /// <summary>Who may approve whose proposal, and when a run was proposed.</summary>
    public const string Approvals = """
        create function edition_is_approved(asked text) returns boolean
        language sql stable security definer set search_path from current as $$
            select exists (select 1 from policy_edition where edition = asked and installed)
                or exists (select 1 from approval a join proposal p on p.id = a.proposal_id where p.kind = 3 and p.subject = asked)
        $$;

        create function met_edition() returns trigger language plpgsql security definer set search_path from current as $$
        begin
            new.installed := not exists (select 1 from policy_edition);
            return new;
        end $$;
        create trigger met_edition before insert on policy_edition for each row execute function met_edition();

        create function proposes_run() returns trigger language plpgsql security definer set search_path from current as $$
        begin
            insert into proposal (kind, subject, review_year, region, "by", reason, at) values (1, new.id::text, new.review_year, new.region, new.started_by, '', new.started_at);
            return null;
        end $$;
        create trigger proposes_run after insert on run for each row when (not new.dry_run and new.scope = 1 and new.replay_of is null) execute function proposes_run();

        create function approval_entry() returns trigger language plpgsql security definer set search_path from current as $$
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
        create trigger approval_entry before insert on approval for each row execute function approval_entry();

        create trigger stays_as_written before update or delete or truncate on proposal for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on approval for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on policy_edition for each statement execute function stays_as_written();
        """;

    /// <summary>A run comes into force by its entry and leaves it by another; a figure of a unit is in force once.</summary>
    public const string Releases = """
        -- Whether one region is the other, or lies in it.
        create function overlap(a integer, b integer) returns boolean language sql immutable as $$
            select a = b or a = 0 or b = 0
                or (a % 10000 = 0 or b % 10000 = 0) and a / 10000 = b / 10000
                or (a % 100 = 0 or b % 100 = 0) and a / 100 = b / 100
        $$;

        create function release_entry() returns trigger language plpgsql security definer set search_path from current as $$
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
        create trigger release_entry before insert on release for each row execute function release_entry();
        create trigger stays_as_written before update or delete or truncate on release for each statement execute function stays_as_written();
        """;

    /// <summary>A notice shows a run as it was approved.</summary>
    public const string Notices = """
        alter table notice add constraint notice_is_approved check (proposal_id is not null) not valid;

        create function notice_entry() returns trigger language plpgsql security definer set search_path from current as $$
        begin
            if not exists (select 1 from proposal p join approval a on a.proposal_id = p.id
                where p.id = new.proposal_id and p.kind = 2 and (p.review_year, p.region) = (new.review_year, new.region)
                    and split_part(p.subject, ' ', 1) = new.run_id::text and (new.correction is null or new.correction = p.detail)) then
                raise exception 'the notice is not approved' using errcode = 'QC004';
            end if;
            return new;
        end $$;
        create trigger notice_entry before insert on notice for each row execute function notice_entry();
        """;
}
