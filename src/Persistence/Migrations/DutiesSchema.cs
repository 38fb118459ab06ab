namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the migration "Duties" adds that EF has no words for: two persons by the database's own hand, and who may touch the new tables.</summary>
internal static class DutiesSchema
{
    /// <summary>What was started and released before there were proposals had its two persons too; the parameters in use then stay in use.</summary>
    public const string Earlier = """
        insert into proposal (kind, subject, review_year, region, "by", reason, at)
        select 1, id::text, review_year, region, started_by, '', started_at from run where not dry_run and scope = 1 and replay_of is null;
        insert into approval (proposal_id, made_by, checked_by, reason, at)
        select p.id, p."by", r."by", r.reason, r.at from release r join proposal p on p.kind = 1 and p.subject = r.run_id::text where r.cause = 1;
        insert into policy_edition (edition, installed, met_by, met_at)
        select distinct on (edition) edition, edition = (select edition from run order by id desc limit 1), started_by, started_at from run order by edition, id;
        """;

    public const string Rules = """
        -- Names are the same person whatever their case; an account's name has no room around it.
        create unique index account_same_name on account (lower(name));
        create unique index account_duty_held on account_duty (account, duty, region) where revoked_at is null;
        create unique index proposal_of_run on proposal (subject) where kind = 1;
        create unique index policy_edition_installed on policy_edition (installed) where installed;
        -- Notices published before there were approvals stay as they are.
        alter table notice add constraint notice_is_approved check (proposal_id is not null) not valid;

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
        begin
            if lower(btrim(new.made_by)) = lower(btrim(new.checked_by))
                -- One person's own account, and another name used by the same operating-system user.
                or exists (select 1 from account where lower(name) = lower(btrim(new.made_by)) and os_user = current_setting('quota.os_user', true)) then
                raise exception 'proposal % was made by the person who would approve it', new.proposal_id using errcode = 'QC001';
            end if;
            if (select kind from proposal where id = new.proposal_id) = 1 and pg_trigger_depth() < 2 then
                raise exception 'a run is approved by its release' using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger approval_entry before insert on approval for each row execute function approval_entry();

        create or replace function release_entry() returns trigger language plpgsql security definer set search_path from current as $$
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
            if new.cause <> 2 and lower(btrim(new."by")) like 'job:%' then
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

        create trigger stays_as_written before update or delete or truncate on proposal for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on approval for each statement execute function stays_as_written();
        create trigger stays_as_written before update or delete or truncate on policy_edition for each statement execute function stays_as_written();
        create constraint trigger is_audited after insert on proposal deferrable initially deferred for each row execute function is_audited();
        create constraint trigger is_audited after insert on approval deferrable initially deferred for each row execute function is_audited();
        create constraint trigger is_audited after insert or update on account deferrable initially deferred for each row execute function is_audited();
        create constraint trigger is_audited after insert or update on account_duty deferrable initially deferred for each row execute function is_audited();
        """;

    public const string Rights = """
        do $$
        begin
            if exists (select 1 from pg_roles where rolname = 'quota_application') then
                grant update (disabled) on account to quota_application;
                grant update (revoked_by, revoked_at) on account_duty to quota_application;
            end if;
        end $$;
        """;
}
