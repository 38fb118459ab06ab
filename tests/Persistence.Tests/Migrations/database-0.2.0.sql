--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: hangfire; Type: SCHEMA; Schema: -; Owner: quota_application
--

CREATE SCHEMA hangfire;


ALTER SCHEMA hangfire OWNER TO quota_application;

--
-- Name: qz; Type: SCHEMA; Schema: -; Owner: quota_application
--

CREATE SCHEMA qz;


ALTER SCHEMA qz OWNER TO quota_application;

--
-- Name: approval_entry(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.approval_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.approval_entry() OWNER TO quota;

--
-- Name: attach_year(text, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.attach_year(parent text, year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


ALTER FUNCTION public.attach_year(parent text, year integer) OWNER TO quota;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: audit_entry; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.audit_entry (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by text NOT NULL COLLATE pg_catalog."C",
    os_user text NOT NULL COLLATE pg_catalog."C",
    host text NOT NULL COLLATE pg_catalog."C",
    session text NOT NULL COLLATE pg_catalog."C",
    transaction bigint NOT NULL,
    act smallint NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    region integer,
    review_year integer,
    previous text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.audit_entry OWNER TO quota;

--
-- Name: audit_fields(public.audit_entry); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.audit_fields(e public.audit_entry) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
    select array[to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e."by", e.os_user, e.host, e.session, e.transaction::text,
        e.act::text, e.subject, e.reason, coalesce(e.region::text, ''), coalesce(e.review_year::text, '')]
$$;


ALTER FUNCTION public.audit_fields(e public.audit_entry) OWNER TO quota;

--
-- Name: audit_line(text); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.audit_line(value text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$ select regexp_replace(value, '[\x01-\x1f\x7f\u0085\u2028\u2029]+', ' ', 'g') $$;


ALTER FUNCTION public.audit_line(value text) OWNER TO quota;

--
-- Name: begin_year(text, integer, bigint); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.begin_year(parent text, year integer, file bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare
    child text := parent || '_' || year;
begin
    if parent !~ '^(employer|filing|placement)$' then
        raise exception 'no such table: %', parent;
    end if;
    execute format('create table %I (like %I including defaults, check (review_year = %s))', child, parent, year);
    execute format('alter table %I alter review_year set default %s, alter version set default 1, alter file_id set default %s', child, year, file);
end $_$;


ALTER FUNCTION public.begin_year(parent text, year integer, file bigint) OWNER TO quota;

--
-- Name: chain_audit(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.chain_audit() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
    entry audit_entry%rowtype;
begin
    perform pg_advisory_xact_lock(hashtext('audit_entry'));
    select number + 1, hash into entry.number, entry.previous from audit_entry order by number desc limit 1;
    entry.number := coalesce(entry.number, 1);
    entry.previous := coalesce(entry.previous, repeat('0', 64));
    entry.at := clock_timestamp();
    entry.session := session_user || '@' || coalesce(host(inet_client_addr()), 'local');
    entry.transaction := pg_current_xact_id()::text::bigint;
    entry."by" := new."by";
    entry.os_user := new.os_user;
    entry.host := new.host;
    entry.act := new.act;
    entry.subject := new.subject;
    entry.reason := new.reason;
    entry.region := new.region;
    entry.review_year := new.review_year;
    entry.hash := encode(sha256(convert_to(entry.number || E'\n' || array_to_string(audit_fields(entry), E'\n') || E'\n' || entry.previous, 'UTF8')), 'hex');
    insert into audit_entry values (entry.*);
    delete from audit_pending where id = new.id;
    return null;
end $$;


ALTER FUNCTION public.chain_audit() OWNER TO quota;

--
-- Name: close_run(integer, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.close_run(year integer, run integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    execute format('lock table %I in share mode', format('assessment_%s_run_%s', year, run));
    perform take_insert_right(year, run);
end $$;


ALTER FUNCTION public.close_run(year integer, run integer) OWNER TO quota;

--
-- Name: drop_run_partition(text, integer, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.drop_run_partition(parent text, year integer, run integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.drop_run_partition(parent text, year integer, run integer) OWNER TO quota;

--
-- Name: edition_is_approved(text); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.edition_is_approved(asked text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
    select exists (select 1 from policy_edition where edition = asked and installed)
        or exists (select 1 from approval a join proposal p on p.id = a.proposal_id where p.kind = 3 and p.subject = asked)
$$;


ALTER FUNCTION public.edition_is_approved(asked text) OWNER TO quota;

--
-- Name: end_chunk_session(text); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.end_chunk_session(named text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform pg_terminate_backend(pid) from pg_stat_activity where application_name = named and datname = current_database();
exception when insufficient_privilege then
    -- An owner without that right: the successor waits until the session ends by itself.
    null;
end $$;


ALTER FUNCTION public.end_chunk_session(named text) OWNER TO quota;

--
-- Name: ensure_run_partition(text, integer, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.ensure_run_partition(parent text, year integer, run integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


ALTER FUNCTION public.ensure_run_partition(parent text, year integer, run integer) OWNER TO quota;

--
-- Name: ensure_year_partition(text, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.ensure_year_partition(parent text, year integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
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
end $_$;


ALTER FUNCTION public.ensure_year_partition(parent text, year integer) OWNER TO quota;

--
-- Name: firing_moves(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.firing_moves() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    if old.state >= 3 or new.state <> old.state and not (old.state = 1 and new.state = 2 or old.state = 2 and new.state in (1, 3, 4)) then
        raise exception 'firing % may not go from state % to state %', old.id, old.state, new.state using errcode = 'QC002';
    end if;
    return new;
end $$;


ALTER FUNCTION public.firing_moves() OWNER TO quota;

--
-- Name: is_audited(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.is_audited() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    if not exists (select 1 from audit_pending)
        and pg_current_xact_id()::text::bigint is distinct from (select transaction from audit_entry order by number desc limit 1) then
        raise exception 'a change of % without an entry in the audit trail', tg_table_name using errcode = 'QC005';
    end if;
    return null;
end $$;


ALTER FUNCTION public.is_audited() OWNER TO quota;

--
-- Name: met_edition(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.met_edition() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    new.installed := not exists (select 1 from policy_edition);
    return new;
end $$;


ALTER FUNCTION public.met_edition() OWNER TO quota;

--
-- Name: notice_entry(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.notice_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    if not exists (select 1 from proposal p join approval a on a.proposal_id = p.id
        where p.id = new.proposal_id and p.kind = 2 and (p.review_year, p.region) = (new.review_year, new.region)
            and split_part(p.subject, ' ', 1) = new.run_id::text and (new.correction is null or new.correction = p.detail)) then
        raise exception 'the notice is not approved' using errcode = 'QC004';
    end if;
    return new;
end $$;


ALTER FUNCTION public.notice_entry() OWNER TO quota;

--
-- Name: overlap(integer, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.overlap(a integer, b integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    select a = b or a = 0 or b = 0
        or (a % 10000 = 0 or b % 10000 = 0) and a / 10000 = b / 10000
        or (a % 100 = 0 or b % 100 = 0) and a / 100 = b / 100
$$;


ALTER FUNCTION public.overlap(a integer, b integer) OWNER TO quota;

--
-- Name: person(text); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.person(name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select lower(regexp_replace(normalize(name, NFKC), '[[:space:][:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+', '', 'g'))
$$;


ALTER FUNCTION public.person(name text) OWNER TO quota;

--
-- Name: proposes_run(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.proposes_run() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    insert into proposal (kind, subject, review_year, region, "by", reason, at) values (1, new.id::text, new.review_year, new.region, new.started_by, '', new.started_at);
    return null;
end $$;


ALTER FUNCTION public.proposes_run() OWNER TO quota;

--
-- Name: release_entry(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.release_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.release_entry() OWNER TO quota;

--
-- Name: run_begins(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.run_begins() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    if (new.state, new.units, new.payable, new.reward, new.digest, new.note) is distinct from (1::smallint, 0::bigint, 0::numeric, 0::numeric, '', '') or new.ended_at is not null then
        raise exception 'a run begins without figures' using errcode = 'QC002';
    end if;
    return new;
end $$;


ALTER FUNCTION public.run_begins() OWNER TO quota;

--
-- Name: run_ends(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.run_ends() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    perform take_insert_right(new.review_year, new.id);
    return null;
end $$;


ALTER FUNCTION public.run_ends() OWNER TO quota;

--
-- Name: run_is_open(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.run_is_open() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.run_is_open() OWNER TO quota;

--
-- Name: run_moves(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.run_moves() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION public.run_moves() OWNER TO quota;

--
-- Name: stays_as_written(); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.stays_as_written() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    raise exception '% is never edited: a correction is another entry', tg_table_name using errcode = 'QC003';
end $$;


ALTER FUNCTION public.stays_as_written() OWNER TO quota;

--
-- Name: take_insert_right(integer, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.take_insert_right(year integer, run integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare
    child text := format('assessment_%s_run_%s', year, run);
begin
    if to_regclass(child) is not null and exists (select 1 from pg_roles where rolname = 'quota_application') then
        execute format('revoke insert on %I from quota_application', child);
    end if;
end $$;


ALTER FUNCTION public.take_insert_right(year integer, run integer) OWNER TO quota;

--
-- Name: write_audit(text, text, text, integer, text, text, integer, integer); Type: FUNCTION; Schema: public; Owner: quota
--

CREATE FUNCTION public.write_audit(by text, os_user text, host text, act integer, subject text, reason text, region integer, review_year integer) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
    insert into audit_pending ("by", os_user, host, act, subject, reason, region, review_year)
    values (audit_line($1), audit_line($2), audit_line($3), $4, audit_line($5), audit_line($6), $7, $8)
$_$;


ALTER FUNCTION public.write_audit(by text, os_user text, host text, act integer, subject text, reason text, region integer, review_year integer) OWNER TO quota;

--
-- Name: account; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.account (
    name text NOT NULL COLLATE pg_catalog."C",
    os_user text COLLATE pg_catalog."C",
    disabled boolean NOT NULL,
    added_by text NOT NULL COLLATE pg_catalog."C",
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT account_name CHECK (((name = btrim(name)) AND (name <> ''::text) AND (lower(name) !~~ 'job:%'::text)))
);


ALTER TABLE public.account OWNER TO quota;

--
-- Name: account_duty; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.account_duty (
    id integer NOT NULL,
    account text NOT NULL COLLATE pg_catalog."C",
    duty smallint NOT NULL,
    region integer NOT NULL,
    granted_by text NOT NULL COLLATE pg_catalog."C",
    granted_at timestamp with time zone NOT NULL,
    revoked_by text COLLATE pg_catalog."C",
    revoked_at timestamp with time zone
);


ALTER TABLE public.account_duty OWNER TO quota;

--
-- Name: account_duty_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.account_duty ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.account_duty_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: approval; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.approval (
    proposal_id integer NOT NULL,
    made_by text NOT NULL COLLATE pg_catalog."C",
    checked_by text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    CONSTRAINT no_job_approves CHECK ((lower(btrim(checked_by)) !~~ 'job:%'::text)),
    CONSTRAINT two_persons CHECK ((lower(btrim(made_by)) <> lower(btrim(checked_by))))
);


ALTER TABLE public.approval OWNER TO quota;

--
-- Name: assessment; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.assessment (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
)
PARTITION BY RANGE (review_year, run_id);


ALTER TABLE public.assessment OWNER TO quota;

--
-- Name: assessment_2023_run_1; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.assessment_2023_run_1 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
);


ALTER TABLE public.assessment_2023_run_1 OWNER TO quota;

--
-- Name: assessment_2023_run_2; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.assessment_2023_run_2 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
);


ALTER TABLE public.assessment_2023_run_2 OWNER TO quota;

--
-- Name: assessment_2023_run_3; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.assessment_2023_run_3 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    commission_member boolean NOT NULL,
    person_months numeric(14,4) NOT NULL,
    months_counted integer NOT NULL,
    weighted_months integer NOT NULL,
    headcount numeric(14,4) NOT NULL,
    required numeric(14,4) NOT NULL,
    persons integer NOT NULL,
    credited numeric(14,4) NOT NULL,
    arranged_ratio numeric(20,6) NOT NULL,
    shortfall numeric(14,4) NOT NULL,
    average_wage numeric(22,2) NOT NULL,
    wage_base numeric(16,2) NOT NULL,
    gross numeric(18,2) NOT NULL,
    relief numeric(18,2) NOT NULL,
    payable numeric(18,2) NOT NULL,
    excess_persons integer NOT NULL,
    reward numeric(18,2) NOT NULL,
    outcome smallint NOT NULL,
    flags smallint NOT NULL
);


ALTER TABLE public.assessment_2023_run_3 OWNER TO quota;

--
-- Name: audit_pending; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.audit_pending (
    id bigint NOT NULL,
    by text NOT NULL,
    os_user text NOT NULL,
    host text NOT NULL,
    act smallint NOT NULL,
    subject text NOT NULL,
    reason text NOT NULL,
    region integer,
    review_year integer
);


ALTER TABLE public.audit_pending OWNER TO quota;

--
-- Name: audit_pending_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.audit_pending ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_pending_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: chunk_token; Type: SEQUENCE; Schema: public; Owner: quota
--

CREATE SEQUENCE public.chunk_token
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER TABLE public.chunk_token OWNER TO quota;

--
-- Name: employer; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.employer (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    registered_on date NOT NULL,
    commission_member boolean NOT NULL,
    concentrated boolean NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint
)
PARTITION BY LIST (review_year);


ALTER TABLE public.employer OWNER TO quota;

--
-- Name: employer_2023; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.employer_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    region integer NOT NULL,
    registered_on date NOT NULL,
    commission_member boolean NOT NULL,
    concentrated boolean NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint,
    CONSTRAINT employer_2023_review_year_check CHECK ((review_year = 2023))
);


ALTER TABLE public.employer_2023 OWNER TO quota;

--
-- Name: filing; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.filing (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    monthly numeric(14,4) NOT NULL,
    average numeric(11,4),
    seasonal numeric(11,4) NOT NULL,
    payroll numeric(15,2) NOT NULL,
    filed_on date NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint
)
PARTITION BY LIST (review_year);


ALTER TABLE public.filing OWNER TO quota;

--
-- Name: filing_2023; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.filing_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    version integer NOT NULL,
    monthly numeric(14,4) NOT NULL,
    average numeric(11,4),
    seasonal numeric(11,4) NOT NULL,
    payroll numeric(15,2) NOT NULL,
    filed_on date NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint,
    CONSTRAINT filing_2023_review_year_check CHECK ((review_year = 2023))
);


ALTER TABLE public.filing_2023 OWNER TO quota;

--
-- Name: finding; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.finding (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    line bigint NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    field text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    is_warning boolean NOT NULL,
    detail text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.finding OWNER TO quota;

--
-- Name: job_firing; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.job_firing (
    id bigint NOT NULL,
    job text NOT NULL COLLATE pg_catalog."C",
    scheduled_at timestamp with time zone NOT NULL,
    region integer NOT NULL,
    review_year integer NOT NULL,
    cause smallint NOT NULL,
    by text NOT NULL COLLATE pg_catalog."C",
    queue text NOT NULL COLLATE pg_catalog."C",
    state smallint NOT NULL,
    token bigint,
    worker text NOT NULL COLLATE pg_catalog."C",
    lease_until timestamp with time zone,
    takings integer NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    exit_code smallint,
    counts text NOT NULL COLLATE pg_catalog."C",
    run_id integer,
    note text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.job_firing OWNER TO quota;

--
-- Name: job_firing_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.job_firing ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.job_firing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: job_schedule; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.job_schedule (
    job text NOT NULL COLLATE pg_catalog."C",
    times text NOT NULL COLLATE pg_catalog."C",
    since timestamp with time zone NOT NULL,
    active boolean NOT NULL
);


ALTER TABLE public.job_schedule OWNER TO quota;

--
-- Name: migration; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.migration (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);


ALTER TABLE public.migration OWNER TO quota;

--
-- Name: notice; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.notice (
    id integer NOT NULL,
    kind smallint NOT NULL,
    review_year integer NOT NULL,
    region integer NOT NULL,
    version integer NOT NULL,
    run_id integer NOT NULL,
    correction text COLLATE pg_catalog."C",
    published_on date NOT NULL,
    objections_from date NOT NULL,
    objections_to date NOT NULL,
    objection_days integer NOT NULL,
    office_name text NOT NULL COLLATE pg_catalog."C",
    office_address text NOT NULL COLLATE pg_catalog."C",
    office_telephone text NOT NULL COLLATE pg_catalog."C",
    parameters jsonb NOT NULL,
    published_by text NOT NULL COLLATE pg_catalog."C",
    proposal_id integer
);


ALTER TABLE public.notice OWNER TO quota;

--
-- Name: notice_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.notice ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.notice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: placement; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.placement (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    person_key bytea NOT NULL,
    version integer NOT NULL,
    identity bytea,
    certificate_type smallint NOT NULL,
    person bytea NOT NULL,
    certificate_valid_to date,
    contract_from date NOT NULL,
    contract_to date,
    insured_months integer NOT NULL,
    wages numeric(15,2)[] NOT NULL,
    counted_at text COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint
)
PARTITION BY LIST (review_year);


ALTER TABLE public.placement OWNER TO quota;

--
-- Name: placement_2023; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.placement_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    person_key bytea NOT NULL,
    version integer NOT NULL,
    identity bytea,
    certificate_type smallint NOT NULL,
    person bytea NOT NULL,
    certificate_valid_to date,
    contract_from date NOT NULL,
    contract_to date,
    insured_months integer NOT NULL,
    wages numeric(15,2)[] NOT NULL,
    counted_at text COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint,
    CONSTRAINT placement_2023_review_year_check CHECK ((review_year = 2023))
);


ALTER TABLE public.placement_2023 OWNER TO quota;

--
-- Name: placement_key; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.placement_key (
    review_year integer NOT NULL,
    key_number integer NOT NULL
);


ALTER TABLE public.placement_key OWNER TO quota;

--
-- Name: policy_edition; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.policy_edition (
    edition text NOT NULL COLLATE pg_catalog."C",
    installed boolean NOT NULL,
    met_by text NOT NULL COLLATE pg_catalog."C",
    met_at timestamp with time zone NOT NULL
);


ALTER TABLE public.policy_edition OWNER TO quota;

--
-- Name: policy_file; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.policy_file (
    edition text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.policy_file OWNER TO quota;

--
-- Name: proposal; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.proposal (
    id integer NOT NULL,
    kind smallint NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    review_year integer,
    region integer,
    detail text COLLATE pg_catalog."C",
    by text NOT NULL COLLATE pg_catalog."C",
    reason text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL
);


ALTER TABLE public.proposal OWNER TO quota;

--
-- Name: proposal_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.proposal ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.proposal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: refused_filing; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.refused_filing (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL
)
PARTITION BY LIST (review_year);


ALTER TABLE public.refused_filing OWNER TO quota;

--
-- Name: refused_filing_2023; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.refused_filing_2023 (
    review_year integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    file_id bigint NOT NULL,
    line integer NOT NULL
);


ALTER TABLE public.refused_filing_2023 OWNER TO quota;

--
-- Name: release; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.release (
    id integer NOT NULL,
    review_year integer NOT NULL,
    region integer NOT NULL,
    run_id integer NOT NULL,
    cause smallint NOT NULL,
    units bigint NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    by text NOT NULL COLLATE pg_catalog."C",
    at timestamp with time zone NOT NULL,
    business_date date NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    accepted text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.release OWNER TO quota;

--
-- Name: release_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.release ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: run; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.run (
    id integer NOT NULL,
    review_year integer NOT NULL,
    region integer NOT NULL,
    business_date date NOT NULL,
    edition text NOT NULL COLLATE pg_catalog."C",
    program_version text NOT NULL COLLATE pg_catalog."C",
    state smallint NOT NULL,
    dry_run boolean NOT NULL,
    started_by text NOT NULL COLLATE pg_catalog."C",
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    units bigint NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    digest text NOT NULL COLLATE pg_catalog."C",
    uncertain_parameters text NOT NULL COLLATE pg_catalog."C",
    chunk_size integer DEFAULT 0 NOT NULL,
    employers_file bigint DEFAULT 0 NOT NULL,
    filings_file bigint DEFAULT 0 NOT NULL,
    note text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    placements_file bigint DEFAULT 0 NOT NULL,
    register_file bigint DEFAULT 0 NOT NULL,
    replay_of integer,
    request text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    rule_version integer DEFAULT 0 NOT NULL,
    scope smallint DEFAULT 0 NOT NULL,
    scope_text text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.run OWNER TO quota;

--
-- Name: run_chunk; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.run_chunk (
    run_id integer NOT NULL,
    number integer NOT NULL,
    first_uscc text NOT NULL COLLATE pg_catalog."C",
    last_uscc text NOT NULL COLLATE pg_catalog."C",
    units_read integer NOT NULL,
    units_written integer NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    review_year integer DEFAULT 0 NOT NULL,
    done_at timestamp with time zone,
    digests bytea DEFAULT '\x'::bytea NOT NULL,
    kind smallint DEFAULT 0 NOT NULL,
    lease_until timestamp with time zone,
    state smallint DEFAULT 0 NOT NULL,
    takings integer DEFAULT 0 NOT NULL,
    token bigint,
    units_planned integer DEFAULT 0 NOT NULL,
    worker text COLLATE pg_catalog."C"
);


ALTER TABLE public.run_chunk OWNER TO quota;

--
-- Name: run_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.run ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: run_input; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.run_input (
    run_id integer NOT NULL,
    file_id bigint NOT NULL
);


ALTER TABLE public.run_input OWNER TO quota;

--
-- Name: run_unit; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.run_unit (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C"
)
PARTITION BY LIST (review_year);


ALTER TABLE public.run_unit OWNER TO quota;

--
-- Name: run_unit_2023; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.run_unit_2023 (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C"
);


ALTER TABLE public.run_unit_2023 OWNER TO quota;

--
-- Name: sealing_key; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.sealing_key (
    number integer NOT NULL,
    suite smallint NOT NULL,
    check_value bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    given_up_on date
);


ALTER TABLE public.sealing_key OWNER TO quota;

--
-- Name: source_file; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.source_file (
    id bigint NOT NULL,
    kind smallint NOT NULL,
    review_year integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    sha256 bytea NOT NULL,
    bytes bigint NOT NULL,
    rows_read bigint NOT NULL,
    rows_accepted bigint NOT NULL,
    imported_by text NOT NULL COLLATE pg_catalog."C",
    imported_on date NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    emptied_on date
);


ALTER TABLE public.source_file OWNER TO quota;

--
-- Name: source_file_id_seq; Type: SEQUENCE; Schema: public; Owner: quota
--

ALTER TABLE public.source_file ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.source_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: source_file_part; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.source_file_part (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    key_number integer NOT NULL
);
ALTER TABLE ONLY public.source_file_part ALTER COLUMN content SET STORAGE EXTERNAL;


ALTER TABLE public.source_file_part OWNER TO quota;

--
-- Name: unit_credit; Type: TABLE; Schema: public; Owner: quota
--

CREATE TABLE public.unit_credit (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text NOT NULL COLLATE pg_catalog."C",
    weighted_months integer NOT NULL,
    months integer NOT NULL,
    persons integer NOT NULL,
    in_december boolean NOT NULL,
    contested boolean NOT NULL,
    at_minimum boolean NOT NULL
)
PARTITION BY RANGE (review_year, run_id);


ALTER TABLE public.unit_credit OWNER TO quota;

--
-- Name: assessment_2023_run_1; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment ATTACH PARTITION public.assessment_2023_run_1 FOR VALUES FROM (2023, 1) TO (2023, 2);


--
-- Name: assessment_2023_run_2; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment ATTACH PARTITION public.assessment_2023_run_2 FOR VALUES FROM (2023, 2) TO (2023, 3);


--
-- Name: assessment_2023_run_3; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment ATTACH PARTITION public.assessment_2023_run_3 FOR VALUES FROM (2023, 3) TO (2023, 4);


--
-- Name: employer_2023; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.employer ATTACH PARTITION public.employer_2023 FOR VALUES IN (2023);


--
-- Name: filing_2023; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.filing ATTACH PARTITION public.filing_2023 FOR VALUES IN (2023);


--
-- Name: placement_2023; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.placement ATTACH PARTITION public.placement_2023 FOR VALUES IN (2023);


--
-- Name: refused_filing_2023; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.refused_filing ATTACH PARTITION public.refused_filing_2023 FOR VALUES IN (2023);


--
-- Name: run_unit_2023; Type: TABLE ATTACH; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.run_unit ATTACH PARTITION public.run_unit_2023 FOR VALUES IN (2023);


--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.account VALUES
	('管理员甲', NULL, false, '管理员甲', '2026-11-27 20:07:01.121221+00'),
	('年审员甲', NULL, false, '管理员甲', '2026-11-27 20:07:01.717102+00'),
	('审批人甲', NULL, false, '管理员甲', '2026-11-27 20:07:02.417309+00'),
	('公示员甲', NULL, false, '管理员甲', '2026-11-27 20:07:03.130908+00'),
	('劳动监察员甲', NULL, false, '管理员甲', '2026-11-27 20:07:03.762995+00'),
	('审计甲', NULL, false, '管理员甲', '2026-11-27 20:07:04.480998+00'),
	('离任人员', NULL, true, '管理员甲', '2026-11-27 20:07:05.103272+00');


--
-- Data for Name: account_duty; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.account_duty OVERRIDING SYSTEM VALUE VALUES
	(1, '管理员甲', 7, 640202, '管理员甲', '2026-11-27 20:07:01.123631+00', NULL, NULL),
	(2, '年审员甲', 1, 640202, '管理员甲', '2026-11-27 20:07:01.71893+00', NULL, NULL),
	(3, '审批人甲', 2, 640202, '管理员甲', '2026-11-27 20:07:02.420209+00', NULL, NULL),
	(4, '公示员甲', 5, 640202, '管理员甲', '2026-11-27 20:07:03.133017+00', NULL, NULL),
	(5, '劳动监察员甲', 3, 640202, '管理员甲', '2026-11-27 20:07:03.765341+00', NULL, NULL),
	(6, '审计甲', 6, 640202, '管理员甲', '2026-11-27 20:07:04.483493+00', NULL, NULL),
	(7, '离任人员', 1, 640202, '管理员甲', '2026-11-27 20:07:05.1053+00', '管理员甲', '2026-11-27 20:07:05.665695+00');


--
-- Data for Name: approval; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.approval VALUES
	(1, '年审员甲', '审批人甲', '', '2026-11-27 20:07:13.103819+00'),
	(2, '公示员甲', '审批人甲', '核对无误', '2026-11-27 20:07:21.779996+00');


--
-- Data for Name: assessment_2023_run_1; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.assessment_2023_run_1 VALUES
	(2023, 1, '91640202202HLNUNAB', '石嘴山市德林劳务有限公司', 3, 640202, false, 372.0000, 12, 12, 31.0000, 0.4650, 1, 1.0000, 0.032258, 0.0000, 44432.08, 44432.08, 0.00, 0.00, 0.00, 0, 0.00, 5, 0),
	(2023, 1, '916402026G90J1FF57', '石嘴山市荣恒环保厂', 3, 640202, false, 96.0000, 12, 0, 8.0000, 0.1200, 0, 0.0000, 0.000000, 0.1200, 387676.62, 194112.00, 23293.44, 23293.44, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '9164020299X8C64U3Q', '石嘴山市通顺机械厂', 3, 640202, false, 372.0000, 12, 8, 31.0000, 0.4650, 1, 0.6667, 0.021505, 0.0000, 159372.40, 159372.40, 0.00, 0.00, 0.00, 0, 0.00, 5, 0),
	(2023, 1, '91640202B1FEFB380G', '石嘴山市万瀚机械有限责任公司', 3, 640202, false, 30.0000, 12, 0, 2.5000, 0.0375, 0, 0.0000, 0.000000, 0.0375, 73332.00, 73332.00, 2749.95, 2749.95, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202DT4N9FPKXG', '石嘴山通瑞酒店厂', 3, 640202, false, 101.0000, 12, 0, 8.4167, 0.1263, 0, 0.0000, 0.000000, 0.1263, 34968.00, 34968.00, 4414.71, 4414.71, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202GKQY3LD0UP', '石嘴山市大武口区鑫康化工有限公司', 3, 640202, false, 1644.0000, 12, 0, 137.0000, 2.0550, 0, 0.0000, 0.000000, 2.0550, 37164.00, 37164.00, 76372.02, 7637.20, 68734.82, 0, 0.00, 2, 0),
	(2023, 1, '91640202JBB56RBCQ0', '大武口丰凯建筑有限公司', 3, 640202, false, 141.5000, 12, 0, 11.7917, 0.1769, 0, 0.0000, 0.000000, 0.1769, 68364.32, 68364.32, 12091.94, 12091.94, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202M50D0Y0QNK', '石嘴山市大武口区鹏锦餐饮公司', 3, 640202, false, 119.0000, 4, 0, 29.7500, 0.4463, 0, 0.0000, 0.000000, 0.4463, 29596.00, 29596.00, 13207.22, 13207.22, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202NUHK43Y5KE', '大武口区联林矿业有限公司', 3, 640202, false, 253.0000, 12, 0, 21.0833, 0.3163, 0, 0.0000, 0.000000, 0.3163, 53160.00, 53160.00, 16811.85, 16811.85, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202RM6TX8KHHF', '石嘴山辉鑫广告厂', 3, 640202, false, 15.9600, 12, 0, 1.3300, 0.0200, 0, 0.0000, 0.000000, 0.0200, 76848.00, 76848.00, 1533.12, 1533.12, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202WEU3PD8XF7', '石嘴山泰德劳务有限公司', 3, 640202, false, 84.0000, 12, 0, 7.0000, 0.1050, 0, 0.0000, 0.000000, 0.1050, 440309.91, 194112.00, 20381.76, 20381.76, 0.00, 0, 0.00, 3, 0),
	(2023, 1, '91640202Y6D9TJ7ACY', '大武口区旭万建筑有限公司', 3, 640202, false, 1161.0000, 12, 21, 96.7500, 1.4513, 2, 1.7500, 0.018088, 0.0000, 65057.91, 65057.91, 0.00, 0.00, 0.00, 0, 0.00, 5, 0);


--
-- Data for Name: assessment_2023_run_2; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.assessment_2023_run_2 VALUES
	(2023, 2, '91640202202HLNUNAB', '石嘴山市德林劳务有限公司', 3, 640202, false, 372.0000, 12, 12, 31.0000, 0.4650, 1, 1.0000, 0.032258, 0.0000, 44432.08, 44432.08, 0.00, 0.00, 0.00, 0, 0.00, 5, 0),
	(2023, 2, '916402026G90J1FF57', '石嘴山市荣恒环保厂', 3, 640202, false, 96.0000, 12, 0, 8.0000, 0.1200, 0, 0.0000, 0.000000, 0.1200, 387676.62, 194112.00, 23293.44, 23293.44, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '9164020299X8C64U3Q', '石嘴山市通顺机械厂', 3, 640202, false, 372.0000, 12, 8, 31.0000, 0.4650, 1, 0.6667, 0.021505, 0.0000, 159372.40, 159372.40, 0.00, 0.00, 0.00, 0, 0.00, 5, 0),
	(2023, 2, '91640202B1FEFB380G', '石嘴山市万瀚机械有限责任公司', 3, 640202, false, 30.0000, 12, 0, 2.5000, 0.0375, 0, 0.0000, 0.000000, 0.0375, 73332.00, 73332.00, 2749.95, 2749.95, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202DT4N9FPKXG', '石嘴山通瑞酒店厂', 3, 640202, false, 101.0000, 12, 0, 8.4167, 0.1263, 0, 0.0000, 0.000000, 0.1263, 34968.00, 34968.00, 4414.71, 4414.71, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202GKQY3LD0UP', '石嘴山市大武口区鑫康化工有限公司', 3, 640202, false, 1644.0000, 12, 0, 137.0000, 2.0550, 0, 0.0000, 0.000000, 2.0550, 37164.00, 37164.00, 76372.02, 7637.20, 68734.82, 0, 0.00, 2, 0),
	(2023, 2, '91640202JBB56RBCQ0', '大武口丰凯建筑有限公司', 3, 640202, false, 141.5000, 12, 0, 11.7917, 0.1769, 0, 0.0000, 0.000000, 0.1769, 68364.32, 68364.32, 12091.94, 12091.94, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202M50D0Y0QNK', '石嘴山市大武口区鹏锦餐饮公司', 3, 640202, false, 119.0000, 4, 0, 29.7500, 0.4463, 0, 0.0000, 0.000000, 0.4463, 29596.00, 29596.00, 13207.22, 13207.22, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202NUHK43Y5KE', '大武口区联林矿业有限公司', 3, 640202, false, 253.0000, 12, 0, 21.0833, 0.3163, 0, 0.0000, 0.000000, 0.3163, 53160.00, 53160.00, 16811.85, 16811.85, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202RM6TX8KHHF', '石嘴山辉鑫广告厂', 3, 640202, false, 15.9600, 12, 0, 1.3300, 0.0200, 0, 0.0000, 0.000000, 0.0200, 76848.00, 76848.00, 1533.12, 1533.12, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202WEU3PD8XF7', '石嘴山泰德劳务有限公司', 3, 640202, false, 84.0000, 12, 0, 7.0000, 0.1050, 0, 0.0000, 0.000000, 0.1050, 440309.91, 194112.00, 20381.76, 20381.76, 0.00, 0, 0.00, 3, 0),
	(2023, 2, '91640202Y6D9TJ7ACY', '大武口区旭万建筑有限公司', 3, 640202, false, 1161.0000, 12, 21, 96.7500, 1.4513, 2, 1.7500, 0.018088, 0.0000, 65057.91, 65057.91, 0.00, 0.00, 0.00, 0, 0.00, 5, 0);


--
-- Data for Name: assessment_2023_run_3; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.assessment_2023_run_3 VALUES
	(2023, 3, '91640202202HLNUNAB', '石嘴山市德林劳务有限公司', 3, 640202, false, 372.0000, 12, 12, 31.0000, 0.4650, 1, 1.0000, 0.032258, 0.0000, 44432.08, 44432.08, 0.00, 0.00, 0.00, 0, 0.00, 5, 0),
	(2023, 3, '91640202M50D0Y0QNK', '石嘴山市大武口区鹏锦餐饮公司', 3, 640202, false, 119.0000, 4, 0, 29.7500, 0.4463, 0, 0.0000, 0.000000, 0.4463, 29596.00, 29596.00, 13207.22, 13207.22, 0.00, 0, 0.00, 3, 0),
	(2023, 3, '91640202NUHK43Y5KE', '大武口区联林矿业有限公司', 3, 640202, false, 253.0000, 12, 0, 21.0833, 0.3163, 0, 0.0000, 0.000000, 0.3163, 53160.00, 53160.00, 16811.85, 16811.85, 0.00, 0, 0.00, 3, 0),
	(2023, 3, '91640202RM6TX8KHHF', '石嘴山辉鑫广告厂', 3, 640202, false, 15.9600, 12, 0, 1.3300, 0.0200, 0, 0.0000, 0.000000, 0.0200, 76848.00, 76848.00, 1533.12, 1533.12, 0.00, 0, 0.00, 3, 0);


--
-- Data for Name: audit_entry; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.audit_entry VALUES
	(1, '2026-11-27 20:07:01.047433+00', 'quota', 'quota', '', 'quota@local', 846, 1, '176edfe5-292f-437c-abbc-df6c37fff37f', '', NULL, NULL, '0000000000000000000000000000000000000000000000000000000000000000', '16c8ff85f65cc1b0e1ae4e18466e12210acd0eef5e8bbaae60c3e8d09f0ed3bd'),
	(2, '2026-11-27 20:07:01.133934+00', '管理员甲', 'root', 'office-1', 'quota@local', 847, 14, 'account 管理员甲 administrator@640202', '', NULL, NULL, '16c8ff85f65cc1b0e1ae4e18466e12210acd0eef5e8bbaae60c3e8d09f0ed3bd', 'e355ec71c7c324b30ebec12c364e2ac7c8af0a630ce2f2b50f3851310eb69ada'),
	(3, '2026-11-27 20:07:01.728844+00', '管理员甲', 'root', 'office-1', 'quota@local', 848, 14, 'account 年审员甲 reviewer@640202', '到岗', NULL, NULL, 'e355ec71c7c324b30ebec12c364e2ac7c8af0a630ce2f2b50f3851310eb69ada', 'c1b53967963d6f2c7a7e4c207b569bda71779afadb3029673c174870ea8ddd8a'),
	(4, '2026-11-27 20:07:02.43433+00', '管理员甲', 'root', 'office-1', 'quota@local', 849, 14, 'account 审批人甲 approver@640202', '', NULL, NULL, 'c1b53967963d6f2c7a7e4c207b569bda71779afadb3029673c174870ea8ddd8a', '04f3d18c1601bd4d09019e07e4dc0a184fbff57ab5c2ac3db55340109154ad98'),
	(5, '2026-11-27 20:07:03.149866+00', '管理员甲', 'root', 'office-1', 'quota@local', 850, 14, 'account 公示员甲 publisher@640202', '', NULL, NULL, '04f3d18c1601bd4d09019e07e4dc0a184fbff57ab5c2ac3db55340109154ad98', '69a534c0342dbc610a21abbb2ec36e49d401147cf194c0ea207004cd17847d77'),
	(6, '2026-11-27 20:07:03.775024+00', '管理员甲', 'root', 'office-1', 'quota@local', 851, 14, 'account 劳动监察员甲 inspector@640202', '', NULL, NULL, '69a534c0342dbc610a21abbb2ec36e49d401147cf194c0ea207004cd17847d77', 'e5aaf0262f98c4b321dd076da14a5cbee9c95ea444e67b81f8c79638d23054ad'),
	(7, '2026-11-27 20:07:04.494186+00', '管理员甲', 'root', 'office-1', 'quota@local', 852, 14, 'account 审计甲 auditor@640202', '', NULL, NULL, 'e5aaf0262f98c4b321dd076da14a5cbee9c95ea444e67b81f8c79638d23054ad', '032d581c279ca6fbc322a00d519e45d63c4786ba231f371b21b9595b83d03a81'),
	(8, '2026-11-27 20:07:05.114916+00', '管理员甲', 'root', 'office-1', 'quota@local', 853, 14, 'account 离任人员 reviewer@640202', '', NULL, NULL, '032d581c279ca6fbc322a00d519e45d63c4786ba231f371b21b9595b83d03a81', '2863bad01ac1d3c4237f450cecc2ae2846baeff1b95c14996e51edb75c6fcd0b'),
	(9, '2026-11-27 20:07:05.679902+00', '管理员甲', 'root', 'office-1', 'quota@local', 854, 16, 'account 离任人员 reviewer@640202', '离任', NULL, NULL, '2863bad01ac1d3c4237f450cecc2ae2846baeff1b95c14996e51edb75c6fcd0b', '347050d1b17bcc1b5fd4b6944ead4ec51ad70b23546fbe90c3f62c2c49296dc1'),
	(10, '2026-11-27 20:07:06.352774+00', '管理员甲', 'root', 'office-1', 'quota@local', 855, 17, 'account 离任人员', '离任', NULL, NULL, '347050d1b17bcc1b5fd4b6944ead4ec51ad70b23546fbe90c3f62c2c49296dc1', 'cde45c995e816d95c6c2325f4e0a69f49178949694705c284a2f18ea08dcbd3b'),
	(11, '2026-11-27 20:07:07.193341+00', '年审员甲', 'root', 'office-1', 'quota@local', 857, 2, 'file 1 employers 784ceac5f8c291f265efae561be13cc93751a124f32a4484617225aab9a4f871', '', NULL, 2023, 'cde45c995e816d95c6c2325f4e0a69f49178949694705c284a2f18ea08dcbd3b', '80d25fd5c13876b6a3c9427de78e3eb92094a82b794b34454fcfb57cd825ccbe'),
	(12, '2026-11-27 20:07:08.136858+00', '年审员甲', 'root', 'office-1', 'quota@local', 858, 2, 'file 2 filings d76e97d85c0ff3e92e512ad430e765568c18d140f6c2c8904097ca1dac75b08f', '', NULL, 2023, '80d25fd5c13876b6a3c9427de78e3eb92094a82b794b34454fcfb57cd825ccbe', '515815e86e813f7df86ac6b72a04de8ec79f246b9952423d46bcfebbe45853a4'),
	(13, '2026-11-27 20:07:08.952677+00', '年审员甲', 'root', 'office-1', 'quota@local', 859, 2, 'file 3 placements c68e102b21a80892f6e637ab7c12911be9208c7c2012d7ef383eaa0f199ed34f', '', NULL, 2023, '515815e86e813f7df86ac6b72a04de8ec79f246b9952423d46bcfebbe45853a4', '0c2456353a9c87ba4ae0e2e457e3572f6597c0a52c9b7c980597a9162ce58326'),
	(14, '2026-11-27 20:07:09.947661+00', '年审员甲', 'root', 'office-1', 'quota@local', 861, 2, 'file 4 filings 00d8a99ffee2efac129555155261b276e46a031374166004c7499668bf298541', '更正', NULL, 2023, '0c2456353a9c87ba4ae0e2e457e3572f6597c0a52c9b7c980597a9162ce58326', '4e974fed0cbce14262642341379965b555437a2a3b7e8a26abb3b62295b57430'),
	(15, '2026-11-27 20:07:11.093787+00', '年审员甲', 'root', 'office-1', 'quota@local', 862, 2, 'file 5 placements 12324288ce6946308169a54d0725d0e6fcdbfce75b92f4dbe39459c676c2ea6c', '更正', NULL, 2023, '4e974fed0cbce14262642341379965b555437a2a3b7e8a26abb3b62295b57430', '6f3baceca6c6ac800d331ec31a5d77aabf53c5bba17ebf1f132b2de88ea50815'),
	(16, '2026-11-27 20:07:12.053121+00', '年审员甲', 'root', 'office-1', 'quota@local', 863, 11, 'edition e4672f922aba', '', NULL, NULL, '6f3baceca6c6ac800d331ec31a5d77aabf53c5bba17ebf1f132b2de88ea50815', '518c3f1ba96f6523bee8d3bc98a2bea3d8d9e9124170126b16f0bd6cdb9c5d9e'),
	(17, '2026-11-27 20:07:12.05549+00', '年审员甲', 'root', 'office-1', 'quota@local', 863, 3, 'run 1', '', 640202, 2023, '518c3f1ba96f6523bee8d3bc98a2bea3d8d9e9124170126b16f0bd6cdb9c5d9e', 'd3f224797d2ccabf422e0930df9e764ab3554ff700f2f6cd95c9fd3d7138fe1d'),
	(18, '2026-11-27 20:07:13.14032+00', '审批人甲', 'root', 'office-1', 'quota@local', 871, 6, 'run 1 99c08ec148795b3544b0b42dd926f17f1bbb0d1992c528ec841908c1576a6e42', '', 640202, 2023, 'd3f224797d2ccabf422e0930df9e764ab3554ff700f2f6cd95c9fd3d7138fe1d', '146aeb5f8f7a1bb147822c5e5eccaebe402f947d57db8ce5fd98de0948764f4b'),
	(19, '2026-11-27 20:07:15.895842+00', '年审员甲', 'root', 'office-1', 'quota@local', 872, 3, 'run 2 dry', '', 640202, 2023, '146aeb5f8f7a1bb147822c5e5eccaebe402f947d57db8ce5fd98de0948764f4b', '774371d887ecb6e77c132ef4097e41cf68a0e2ceb944f763193be276d60d6ce4'),
	(20, '2026-11-27 20:07:17.046236+00', '年审员甲', 'root', 'office-1', 'quota@local', 880, 3, 'run 3', '', 640202, 2023, '774371d887ecb6e77c132ef4097e41cf68a0e2ceb944f763193be276d60d6ce4', '78881fb2818b00b02b971bb03e79a084fe44f3e7a4502e9185d91d68f811c487'),
	(21, '2026-11-27 20:07:17.986389+00', '年审员甲', 'root', 'office-1', 'quota@local', 888, 4, 'run 1 as run 4', '', 640202, 2023, '78881fb2818b00b02b971bb03e79a084fe44f3e7a4502e9185d91d68f811c487', 'e2f214b7fb893f196c569808e27e5883149082066491b5f4208c98ff8e247eb0'),
	(22, '2026-11-27 20:07:21.170348+00', '公示员甲', 'root', 'office-1', 'quota@local', 897, 8, 'proposal 2 1 093b627f05499de1e7660b488cbf213e32c5d95d0b6650f32075e246b74e2c89', '', 640202, 2023, 'e2f214b7fb893f196c569808e27e5883149082066491b5f4208c98ff8e247eb0', '2525152fdd0122300e4708679c5ecdbe740debd8ee8433b2af1ac555efdcec24'),
	(23, '2026-11-27 20:07:21.794657+00', '审批人甲', 'root', 'office-1', 'quota@local', 898, 9, 'proposal 2 1 093b627f05499de1e7660b488cbf213e32c5d95d0b6650f32075e246b74e2c89', '核对无误', 640202, 2023, '2525152fdd0122300e4708679c5ecdbe740debd8ee8433b2af1ac555efdcec24', '538e3a1f751f449a5646da8492e87e92dbbd8f7e1f551fd8c69a7f22e2db546b'),
	(24, '2026-11-27 20:07:24.651416+00', '公示员甲', 'root', 'office-1', 'quota@local', 899, 10, 'proposal 2 run 1 proportional-2023-v1 reward-2023-v1 member-units-2023-v1', '', 640202, 2023, '538e3a1f751f449a5646da8492e87e92dbbd8f7e1f551fd8c69a7f22e2db546b', '62f89895a1007fb8f2b907424d1ef0e4ea1376baf93b4aabf450c8b94f00cc5c'),
	(25, '2026-11-27 20:07:28.611168+00', '劳动监察员甲', 'root', 'office-1', 'quota@local', 904, 19, 'unit 9164020299X8C64U3Q', '', 640202, 2023, '62f89895a1007fb8f2b907424d1ef0e4ea1376baf93b4aabf450c8b94f00cc5c', 'd13889e622f2371c16e5a7521b52738c9764b716b99f875427cefa2c9971bb1c');


--
-- Data for Name: audit_pending; Type: TABLE DATA; Schema: public; Owner: quota
--



--
-- Data for Name: employer_2023; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.employer_2023 VALUES
	(2023, '91640202202HLNUNAB', 1, '石嘴山市德林劳务有限公司', 3, 640202, '2004-04-01', false, false, 1, 9, NULL),
	(2023, '916402026G90J1FF57', 1, '石嘴山市荣恒环保厂', 3, 640202, '2006-02-08', false, false, 1, 6, NULL),
	(2023, '9164020299X8C64U3Q', 1, '石嘴山市通顺机械厂', 3, 640202, '2000-03-04', false, false, 1, 11, NULL),
	(2023, '91640202B1FEFB380G', 1, '石嘴山市万瀚机械有限责任公司', 3, 640202, '2001-11-08', false, false, 1, 3, NULL),
	(2023, '91640202DT4N9FPKXG', 1, '石嘴山通瑞酒店厂', 3, 640202, '2014-06-09', false, false, 1, 8, NULL),
	(2023, '91640202GKQY3LD0UP', 1, '石嘴山市大武口区鑫康化工有限公司', 3, 640202, '2011-06-24', false, false, 1, 13, NULL),
	(2023, '91640202JBB56RBCQ0', 1, '大武口丰凯建筑有限公司', 3, 640202, '2003-08-03', false, false, 1, 5, NULL),
	(2023, '91640202M50D0Y0QNK', 1, '石嘴山市大武口区鹏锦餐饮公司', 3, 640202, '2023-09-04', false, false, 1, 10, NULL),
	(2023, '91640202NUHK43Y5KE', 1, '大武口区联林矿业有限公司', 3, 640202, '2000-03-13', false, false, 1, 2, NULL),
	(2023, '91640202RM6TX8KHHF', 1, '石嘴山辉鑫广告厂', 3, 640202, '2006-05-07', false, false, 1, 7, NULL),
	(2023, '91640202WEU3PD8XF7', 1, '石嘴山泰德劳务有限公司', 3, 640202, '2005-04-27', false, false, 1, 12, NULL),
	(2023, '91640202Y6D9TJ7ACY', 1, '大武口区旭万建筑有限公司', 3, 640202, '2009-11-21', false, false, 1, 4, NULL);


--
-- Data for Name: filing_2023; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.filing_2023 VALUES
	(2023, '91640202202HLNUNAB', 1, 372.0000, NULL, 0.0000, 1377394.46, '2024-07-07', 2, 7, NULL),
	(2023, '916402026G90J1FF57', 1, 0.0000, 8.0000, 0.0000, 3101412.95, '2024-09-26', 2, 10, NULL),
	(2023, '9164020299X8C64U3Q', 1, 372.0000, NULL, 0.0000, 4940544.49, '2024-08-03', 2, 5, NULL),
	(2023, '91640202B1FEFB380G', 1, 30.0000, NULL, 0.0000, 183330.00, '2024-09-12', 2, 13, NULL),
	(2023, '91640202DT4N9FPKXG', 1, 101.0000, NULL, 0.0000, 294314.00, '2024-07-15', 2, 8, NULL),
	(2023, '91640202GKQY3LD0UP', 1, 0.0000, 137.0000, 0.0000, 5091468.00, '2024-07-15', 2, 3, NULL),
	(2023, '91640202JBB56RBCQ0', 1, 84.0000, NULL, 57.5000, 806129.25, '2024-04-10', 2, 11, NULL),
	(2023, '91640202M50D0Y0QNK', 1, 119.0000, NULL, 0.0000, 880481.00, '2024-09-13', 2, 6, NULL),
	(2023, '91640202RM6TX8KHHF', 1, 0.0000, 1.3300, 0.0000, 102207.84, '2024-03-16', 2, 9, NULL),
	(2023, '91640202Y6D9TJ7ACY', 1, 1161.0000, NULL, 0.0000, 6294352.59, '2024-08-25', 2, 12, NULL),
	(2023, '91640202NUHK43Y5KE', 1, 253.0000, NULL, 0.0000, 1121790.00, '2024-08-27', 2, 2, 4),
	(2023, '91640202NUHK43Y5KE', 2, 253.0000, NULL, 0.0000, 1120790.00, '2024-08-27', 4, 2, NULL),
	(2023, '91640202WEU3PD8XF7', 1, 0.0000, 7.0000, 0.0000, 3082169.37, '2024-06-10', 4, 4, NULL);


--
-- Data for Name: finding; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.finding VALUES
	(2, 1, 4, '91640202WEU3PD8XF7', 'payroll_total', 'payroll-invalid', false, '');


--
-- Data for Name: job_firing; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.job_firing OVERRIDING SYSTEM VALUE VALUES
	(1, 'audit-verification', '2026-11-27 20:07:25.012743+00', 0, 0, 3, '管理员甲', 'audit', 3, 13, '管理员甲/1978', NULL, 1, '2026-11-27 20:07:25.564863+00', '2026-11-27 20:07:25.689544+00', 0, '', NULL, 'ok: 24 entries, 2 anchors. 审计链完整，共 24 条，锚点 2 个。');


--
-- Data for Name: job_schedule; Type: TABLE DATA; Schema: public; Owner: quota
--



--
-- Data for Name: migration; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.migration VALUES
	('20261127195907_Initial', '10.0.15');


--
-- Data for Name: notice; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.notice OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 2023, 640202, 1, 1, NULL, '2025-01-02', '2025-01-02', '2025-01-10', 7, '大武口区残联', '朝阳西街1号', '0952-0000000', '[{"To": null, "From": "2016-01-01", "Text": "1.5%", "Title": "安排残疾人就业比例", "Region": "640000", "Source": "宁财（综）发〔2016〕892号", "Status": "Enacted", "Parameter": "quota-ratio"}, {"To": "2027-12-31", "From": "2023-01-01", "Text": "[{\"kinds\": [\"企业\"], \"headcount_at_most\": 30, \"share\": \"100%\"}, {\"arranged_ratio_at_least\": \"1%\", \"share\": \"50%\"}, {\"share\": \"10%\"}]", "Title": "残保金减免比例", "Region": "000000", "Source": "财政部公告2023年第8号 第1、2条", "Status": "Enacted", "Parameter": "relief-shares"}, {"To": null, "From": "2018-04-01", "Text": "2", "Title": "计费工资上限倍数", "Region": "000000", "Source": "财税〔2018〕39号", "Status": "Enacted", "Parameter": "wage-cap-multiple"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "97056", "Title": "社会平均工资（全口径）", "Region": "640000", "Source": "由2023年社会保险缴费基数推算", "Status": "Provisional", "Parameter": "social-average-wage"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "{\"opens\": \"2024-03-01\", \"closes\": \"2024-10-31\"}", "Title": "年审申报期", "Region": "000000", "Source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核", "Status": "Provisional", "Parameter": "filing-window"}, {"To": null, "From": "2017-01-01", "Text": "5", "Title": "超比例奖励倍数", "Region": "640000", "Source": "宁残联发〔2017〕22号", "Status": "Enacted", "Parameter": "reward-multiple"}, {"To": null, "From": "2017-01-01", "Text": "1", "Title": "奖励计数权重", "Region": "640000", "Source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）", "Status": "Provisional", "Parameter": "reward-weight"}, {"To": null, "From": "2017-01-01", "Text": "[\"concentrated\"]", "Title": "不予奖励的单位", "Region": "640000", "Source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）", "Status": "Provisional", "Parameter": "reward-exclusions"}, {"To": null, "From": "2022-01-01", "Text": "1", "Title": "残工委成员单位最低安排人数", "Region": "640202", "Source": "大武口区残疾人保障和发展“十四五”规划 四（三）1", "Status": "Enacted", "Parameter": "member-unit-persons"}, {"To": "2024-03-31", "From": "2021-09-01", "Text": "1950", "Title": "月最低工资标准", "Region": "640202", "Source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核", "Status": "Provisional", "Parameter": "minimum-wage"}, {"To": "2024-12-31", "From": "1978-06-02", "Text": "{\"from\": 16, \"men\": {\"below\": 60}, \"women\": {\"below\": 55}}", "Title": "就业年龄", "Region": "000000", "Source": "国发〔1978〕104号，女性按55周岁的读法待核", "Status": "Provisional", "Parameter": "working-age"}, {"To": null, "From": "2015-10-01", "Text": "{\"disability_at_most\": 2, \"soldier_at_most\": 3, \"weight\": 2}", "Title": "重度等级及权重", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "severe-grades"}, {"To": null, "From": "2015-10-01", "Text": "{\"soldier_at_most\": 8}", "Title": "计入的残疾军人证等级", "Region": "000000", "Source": "财税〔2015〕72号 第4条", "Status": "Enacted", "Parameter": "counted-grades"}, {"To": null, "From": "2015-10-01", "Text": "1", "Title": "劳动合同最短期限", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "contract-length"}, {"To": null, "From": "2017-01-01", "Text": "7", "Title": "公示异议期", "Region": "640000", "Source": "宁残工委办发〔2017〕2号；兴庆区2025年公示", "Status": "Provisional", "Parameter": "objection-window"}]', '公示员甲', 2),
	(2, 2, 2023, 640202, 1, 1, NULL, '2025-01-02', '2025-01-02', '2025-01-10', 7, '大武口区残联', '朝阳西街1号', '0952-0000000', '[{"To": null, "From": "2016-01-01", "Text": "1.5%", "Title": "安排残疾人就业比例", "Region": "640000", "Source": "宁财（综）发〔2016〕892号", "Status": "Enacted", "Parameter": "quota-ratio"}, {"To": "2027-12-31", "From": "2023-01-01", "Text": "[{\"kinds\": [\"企业\"], \"headcount_at_most\": 30, \"share\": \"100%\"}, {\"arranged_ratio_at_least\": \"1%\", \"share\": \"50%\"}, {\"share\": \"10%\"}]", "Title": "残保金减免比例", "Region": "000000", "Source": "财政部公告2023年第8号 第1、2条", "Status": "Enacted", "Parameter": "relief-shares"}, {"To": null, "From": "2018-04-01", "Text": "2", "Title": "计费工资上限倍数", "Region": "000000", "Source": "财税〔2018〕39号", "Status": "Enacted", "Parameter": "wage-cap-multiple"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "97056", "Title": "社会平均工资（全口径）", "Region": "640000", "Source": "由2023年社会保险缴费基数推算", "Status": "Provisional", "Parameter": "social-average-wage"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "{\"opens\": \"2024-03-01\", \"closes\": \"2024-10-31\"}", "Title": "年审申报期", "Region": "000000", "Source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核", "Status": "Provisional", "Parameter": "filing-window"}, {"To": null, "From": "2017-01-01", "Text": "5", "Title": "超比例奖励倍数", "Region": "640000", "Source": "宁残联发〔2017〕22号", "Status": "Enacted", "Parameter": "reward-multiple"}, {"To": null, "From": "2017-01-01", "Text": "1", "Title": "奖励计数权重", "Region": "640000", "Source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）", "Status": "Provisional", "Parameter": "reward-weight"}, {"To": null, "From": "2017-01-01", "Text": "[\"concentrated\"]", "Title": "不予奖励的单位", "Region": "640000", "Source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）", "Status": "Provisional", "Parameter": "reward-exclusions"}, {"To": null, "From": "2022-01-01", "Text": "1", "Title": "残工委成员单位最低安排人数", "Region": "640202", "Source": "大武口区残疾人保障和发展“十四五”规划 四（三）1", "Status": "Enacted", "Parameter": "member-unit-persons"}, {"To": "2024-03-31", "From": "2021-09-01", "Text": "1950", "Title": "月最低工资标准", "Region": "640202", "Source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核", "Status": "Provisional", "Parameter": "minimum-wage"}, {"To": "2024-12-31", "From": "1978-06-02", "Text": "{\"from\": 16, \"men\": {\"below\": 60}, \"women\": {\"below\": 55}}", "Title": "就业年龄", "Region": "000000", "Source": "国发〔1978〕104号，女性按55周岁的读法待核", "Status": "Provisional", "Parameter": "working-age"}, {"To": null, "From": "2015-10-01", "Text": "{\"disability_at_most\": 2, \"soldier_at_most\": 3, \"weight\": 2}", "Title": "重度等级及权重", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "severe-grades"}, {"To": null, "From": "2015-10-01", "Text": "{\"soldier_at_most\": 8}", "Title": "计入的残疾军人证等级", "Region": "000000", "Source": "财税〔2015〕72号 第4条", "Status": "Enacted", "Parameter": "counted-grades"}, {"To": null, "From": "2015-10-01", "Text": "1", "Title": "劳动合同最短期限", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "contract-length"}, {"To": null, "From": "2017-01-01", "Text": "7", "Title": "公示异议期", "Region": "640000", "Source": "宁残工委办发〔2017〕2号；兴庆区2025年公示", "Status": "Provisional", "Parameter": "objection-window"}]', '公示员甲', 2),
	(3, 3, 2023, 640202, 1, 1, NULL, '2025-01-02', '2025-01-02', '2025-01-10', 7, '大武口区残联', '朝阳西街1号', '0952-0000000', '[{"To": null, "From": "2016-01-01", "Text": "1.5%", "Title": "安排残疾人就业比例", "Region": "640000", "Source": "宁财（综）发〔2016〕892号", "Status": "Enacted", "Parameter": "quota-ratio"}, {"To": "2027-12-31", "From": "2023-01-01", "Text": "[{\"kinds\": [\"企业\"], \"headcount_at_most\": 30, \"share\": \"100%\"}, {\"arranged_ratio_at_least\": \"1%\", \"share\": \"50%\"}, {\"share\": \"10%\"}]", "Title": "残保金减免比例", "Region": "000000", "Source": "财政部公告2023年第8号 第1、2条", "Status": "Enacted", "Parameter": "relief-shares"}, {"To": null, "From": "2018-04-01", "Text": "2", "Title": "计费工资上限倍数", "Region": "000000", "Source": "财税〔2018〕39号", "Status": "Enacted", "Parameter": "wage-cap-multiple"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "97056", "Title": "社会平均工资（全口径）", "Region": "640000", "Source": "由2023年社会保险缴费基数推算", "Status": "Provisional", "Parameter": "social-average-wage"}, {"To": "2023-12-31", "From": "2023-01-01", "Text": "{\"opens\": \"2024-03-01\", \"closes\": \"2024-10-31\"}", "Title": "年审申报期", "Region": "000000", "Source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核", "Status": "Provisional", "Parameter": "filing-window"}, {"To": null, "From": "2017-01-01", "Text": "5", "Title": "超比例奖励倍数", "Region": "640000", "Source": "宁残联发〔2017〕22号", "Status": "Enacted", "Parameter": "reward-multiple"}, {"To": null, "From": "2017-01-01", "Text": "1", "Title": "奖励计数权重", "Region": "640000", "Source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）", "Status": "Provisional", "Parameter": "reward-weight"}, {"To": null, "From": "2017-01-01", "Text": "[\"concentrated\"]", "Title": "不予奖励的单位", "Region": "640000", "Source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）", "Status": "Provisional", "Parameter": "reward-exclusions"}, {"To": null, "From": "2022-01-01", "Text": "1", "Title": "残工委成员单位最低安排人数", "Region": "640202", "Source": "大武口区残疾人保障和发展“十四五”规划 四（三）1", "Status": "Enacted", "Parameter": "member-unit-persons"}, {"To": "2024-03-31", "From": "2021-09-01", "Text": "1950", "Title": "月最低工资标准", "Region": "640202", "Source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核", "Status": "Provisional", "Parameter": "minimum-wage"}, {"To": "2024-12-31", "From": "1978-06-02", "Text": "{\"from\": 16, \"men\": {\"below\": 60}, \"women\": {\"below\": 55}}", "Title": "就业年龄", "Region": "000000", "Source": "国发〔1978〕104号，女性按55周岁的读法待核", "Status": "Provisional", "Parameter": "working-age"}, {"To": null, "From": "2015-10-01", "Text": "{\"disability_at_most\": 2, \"soldier_at_most\": 3, \"weight\": 2}", "Title": "重度等级及权重", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "severe-grades"}, {"To": null, "From": "2015-10-01", "Text": "{\"soldier_at_most\": 8}", "Title": "计入的残疾军人证等级", "Region": "000000", "Source": "财税〔2015〕72号 第4条", "Status": "Enacted", "Parameter": "counted-grades"}, {"To": null, "From": "2015-10-01", "Text": "1", "Title": "劳动合同最短期限", "Region": "000000", "Source": "财税〔2015〕72号 第7条", "Status": "Enacted", "Parameter": "contract-length"}, {"To": null, "From": "2017-01-01", "Text": "7", "Title": "公示异议期", "Region": "640000", "Source": "宁残工委办发〔2017〕2号；兴庆区2025年公示", "Status": "Provisional", "Parameter": "objection-window"}]', '公示员甲', 2);


--
-- Data for Name: placement_2023; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.placement_2023 VALUES
	(2023, '91640202202HLNUNAB', '\x3b95fc8f79a62272dbeb1e6b98173135', 1, '\x010001d8452c7c530480341a7692104dab0218a7d1731560579c32536981d8933bb9ad7b2ef103fb7c15649dae929855fb85b64474a336f68a6fb6', 1, '\x010001bc2ff8e2f10ea3cf45bab8bf547be9c7b264f4a167e04473b87d45e36ddad8947b1e8461865cb91aa5fccfcfd183a9', '2028-12-05', '2022-05-27', '2025-05-26', 4095, '{8180.00}', NULL, 3, 3, NULL),
	(2023, '91640202Y6D9TJ7ACY', '\x13fedcfd6a1099afbe5df74d985da73c', 1, '\x01000149f520ec4ea1bc738a5f214efc54fca274f469137dcbee8d5e48296337b5567c8391ce072f32c09c2c5f559643c133a06086b8acf824faba', 1, '\x0100016b3f0c21658038ca38c3c9d2ca2d5a98ca5330c37cfbfb3307eeb7a56309e53daeb42b4b96d0c7a7fbe38045aae7db', NULL, '2013-09-15', NULL, 4095, '{3640.00}', NULL, 3, 4, NULL),
	(2023, '91640202Y6D9TJ7ACY', '\x8d7c27f0a07ebb9fd92ea39df81f8353', 1, '\x010001ca9f50ca591c34ed549e57079236e04096021b757b7cc7368ddf672acdc0e18228eb145176f9c7d4d801770a8578d6219fdeb1efeeee9586dc9bd7', 1, '\x0100013d2ee493047a94820c495980ecf5383b155a7dd16b1d05f13f58304db4c96c2baa3dca1edbed5fe3b4bf7ed91264fc', NULL, '2015-05-05', NULL, 4053, '{7750.00}', NULL, 3, 5, NULL),
	(2023, '9164020299X8C64U3Q', '\xd311780de92273e958e58c966e1dc72e', 1, '\x0100011616ab17ffc87e0e02e7dcd10c5637e80dde6596d0972f5bc03ae651f9842db4d49f6ae3e7d1a8fbe072ee8cebdc4e9f0d3c88bfda0242e9ecf2b8', 1, '\x01000114773c789b1505d1d9f59218d0265a9958e5ab3d8966d20dc6e4d55451c8a2e0bc6d758b33b2d4182c312a2765d877', '2026-12-09', '2022-08-05', '2023-08-04', 255, '{3726.02}', NULL, 3, 2, 5),
	(2023, '9164020299X8C64U3Q', '\xd311780de92273e958e58c966e1dc72e', 2, '\x0100011616ab17ffc87e0e02e7dcd10c5637e80dde6596d0972f5bc03ae651f9842db4d49f6ae3e7d1a8fbe072ee8cebdc4e9f0d3c88bfda0242e9ecf2b8', 1, '\x01000114773c789b1505d1d9f59218d0265a9958e5ab3d8966d20dc6e4d55451c8a2e0bc6d758b33b2d4182c312a2765d877', '2026-12-09', '2022-08-05', '2023-08-04', 255, '{3716.02}', NULL, 5, 2, NULL);


--
-- Data for Name: placement_key; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.placement_key VALUES
	(2023, 1);


--
-- Data for Name: policy_edition; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.policy_edition VALUES
	('e4672f922aba', true, '年审员甲', '2026-11-27 20:07:11.976687+00');


--
-- Data for Name: policy_file; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.policy_file VALUES
	('e4672f922aba', 'contract-length', '// 劳动合同最短期限: years a contract must run at least
{
  "$schema": "policy.schema.json",
  "parameter": "contract-length",
  "title": "劳动合同最短期限",
  "period": "date",
  "unit": "years",
  "rules": ["R3"],
  "values": [
    {"region": "000000", "from": "2015-10-01", "value": "1", "status": "enacted", "source": "财税〔2015〕72号 第7条"}
  ]
}
'),
	('e4672f922aba', 'counted-grades', '// 计入的残疾军人证等级: soldier grades that count at all; every 残疾人证 grade does
{
  "$schema": "policy.schema.json",
  "parameter": "counted-grades",
  "title": "计入的残疾军人证等级",
  "period": "date",
  "unit": "grade",
  "rules": ["R3"],
  "values": [
    {"region": "000000", "from": "2015-10-01", "value": {"soldier_at_most": 8}, "status": "enacted", "source": "财税〔2015〕72号 第4条"}
  ]
}
'),
	('e4672f922aba', 'deferral-limit', '// 缓缴上限: months by which payment may be deferred at most
{
  "$schema": "policy.schema.json",
  "parameter": "deferral-limit",
  "title": "缓缴上限",
  "period": "date",
  "unit": "months",
  "rules": ["R10"],
  "values": [
    {"region": "000000", "from": "2015-10-01", "value": "6", "status": "enacted", "source": "财税〔2015〕72号 第17条"}
  ]
}
'),
	('e4672f922aba', 'filing-window', '// 年审申报期: first and last day on which a review year may be filed
{
  "$schema": "policy.schema.json",
  "parameter": "filing-window",
  "title": "年审申报期",
  "period": "review-year",
  "unit": "dates",
  "rules": ["R3", "R8"],
  "values": [
    {"region": "000000", "from": "2022-01-01", "to": "2022-12-31", "value": {"opens": "2023-03-01", "closes": "2023-10-31"}, "status": "provisional", "source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核"},
    {"region": "000000", "from": "2023-01-01", "to": "2023-12-31", "value": {"opens": "2024-03-01", "closes": "2024-10-31"}, "status": "provisional", "source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核"},
    {"region": "000000", "from": "2024-01-01", "to": "2024-12-31", "value": {"opens": "2025-03-01", "closes": "2025-10-31"}, "status": "provisional", "source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核"},
    {"region": "000000", "from": "2025-01-01", "to": "2025-12-31", "value": {"opens": "2026-03-01", "closes": "2026-10-31"}, "status": "provisional", "source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核"},
    {"region": "000000", "from": "2026-01-01", "to": "2026-12-31", "value": {"opens": "2027-03-01", "closes": "2027-10-31"}, "status": "provisional", "source": "全国残疾人按比例就业情况联网认证通知（3月1日至10月31日），待核"}
  ]
}
'),
	('e4672f922aba', 'late-fee-cap', '// 滞纳金上限: at most this share of the principal in arrears is charged
{
  "$schema": "policy.schema.json",
  "parameter": "late-fee-cap",
  "title": "滞纳金上限",
  "period": "date",
  "unit": "share of the principal",
  "rules": ["R9"],
  "values": [
    {"region": "000000", "from": "2012-01-01", "value": "100%", "status": "provisional", "source": "行政强制法 第45条"}
  ]
}
'),
	('e4672f922aba', 'late-fee-rate', '// 滞纳金日率: a day, on the principal outstanding
{
  "$schema": "policy.schema.json",
  "parameter": "late-fee-rate",
  "title": "滞纳金日率",
  "period": "date",
  "unit": "share a day",
  "rules": ["R9"],
  "values": [
    {"region": "000000", "from": "2007-05-01", "value": "0.5%", "status": "enacted", "source": "残疾人就业条例（国务院令第488号）第27条"}
  ]
}
'),
	('e4672f922aba', 'member-unit-persons', '// 残工委成员单位最低安排人数: people each member unit employs at least
{
  "$schema": "policy.schema.json",
  "parameter": "member-unit-persons",
  "title": "残工委成员单位最低安排人数",
  "period": "date",
  "unit": "persons",
  "rules": ["R8", "R12"],
  "values": [
    {"region": "640202", "from": "2022-01-01", "value": "1", "status": "enacted", "source": "大武口区残疾人保障和发展“十四五”规划 四（三）1"}
  ]
}
'),
	('e4672f922aba', 'minimum-wage', '// 月最低工资标准: yuan a month
{
  "$schema": "policy.schema.json",
  "parameter": "minimum-wage",
  "title": "月最低工资标准",
  "period": "date",
  "unit": "yuan a month",
  "rules": ["R3", "R7"],
  "values": [
    {"region": "640202", "from": "2017-10-01", "to": "2021-08-31", "value": "1660", "status": "provisional", "source": "自治区最低工资标准通知（2017年10月1日起，一类区），待核"},
    {"region": "640202", "from": "2021-09-01", "to": "2024-03-31", "value": "1950", "status": "provisional", "source": "自治区最低工资标准通知（2021年9月1日起，一类区），待核"},
    {"region": "640202", "from": "2024-04-01", "value": "2050", "status": "provisional", "source": "自治区最低工资标准通知（2024年4月1日起，一类区），待核"}
  ]
}
'),
	('e4672f922aba', 'objection-window', '// 公示异议期: working days, the publication day being the first
{
  "$schema": "policy.schema.json",
  "parameter": "objection-window",
  "title": "公示异议期",
  "period": "date",
  "unit": "working days",
  "rules": ["R11"],
  "values": [
    {"region": "640000", "from": "2017-01-01", "value": "7", "status": "provisional", "source": "宁残工委办发〔2017〕2号；兴庆区2025年公示"}
  ]
}
'),
	('e4672f922aba', 'payment-due-date', '// 缴费截止日: last day to pay the levy of a review year
{
  "$schema": "policy.schema.json",
  "parameter": "payment-due-date",
  "title": "缴费截止日",
  "period": "review-year",
  "unit": "date",
  "rules": ["R9"],
  "values": [
    {"region": "000000", "from": "2022-01-01", "to": "2022-12-31", "value": "2023-12-31", "status": "provisional", "source": "残保金按年缴纳的读法，待核"},
    {"region": "000000", "from": "2023-01-01", "to": "2023-12-31", "value": "2024-12-31", "status": "provisional", "source": "残保金按年缴纳的读法，待核"},
    {"region": "000000", "from": "2024-01-01", "to": "2024-12-31", "value": "2025-12-31", "status": "provisional", "source": "残保金按年缴纳的读法，待核"},
    {"region": "000000", "from": "2025-01-01", "to": "2025-12-31", "value": "2026-12-31", "status": "provisional", "source": "残保金按年缴纳的读法，待核"},
    {"region": "000000", "from": "2026-01-01", "to": "2026-12-31", "value": "2027-12-31", "status": "provisional", "source": "残保金按年缴纳的读法，待核"}
  ]
}
'),
	('e4672f922aba', 'quota-ratio', '// 安排残疾人就业比例: the share of staff a unit owes
{
  "$schema": "policy.schema.json",
  "parameter": "quota-ratio",
  "title": "安排残疾人就业比例",
  "period": "date",
  "unit": "share of staff",
  "rules": ["R2"],
  "values": [
    {"region": "640000", "from": "2016-01-01", "value": "1.5%", "status": "enacted", "source": "宁财（综）发〔2016〕892号"}
  ]
}
'),
	('e4672f922aba', 'reduction-limit', '// 减缴上限: years'' levy that may be reduced at most
{
  "$schema": "policy.schema.json",
  "parameter": "reduction-limit",
  "title": "减缴上限",
  "period": "date",
  "unit": "years'' levy",
  "rules": ["R10"],
  "values": [
    {"region": "000000", "from": "2015-10-01", "value": "1", "status": "enacted", "source": "财税〔2015〕72号 第17条"}
  ]
}
'),
	('e4672f922aba', 'relief-shares', '// 残保金减免比例: the share of the gross levy that is waived, first line that fits
// Only 企业 of at most 30 staff are waived whole; 1% is compared as an exact fraction.
{
  "$schema": "policy.schema.json",
  "parameter": "relief-shares",
  "title": "残保金减免比例",
  "period": "fee-year",
  "unit": "share of the gross levy",
  "rules": ["R6"],
  "values": [
    {"region": "000000", "from": "2020-01-01", "to": "2022-12-31", "value": [{"kinds": ["企业"], "headcount_at_most": 30, "share": "100%"}, {"arranged_ratio_at_least": "1%", "share": "50%"}, {"share": "10%"}], "status": "enacted", "source": "财政部公告2019年第98号"},
    {"region": "000000", "from": "2023-01-01", "to": "2027-12-31", "value": [{"kinds": ["企业"], "headcount_at_most": 30, "share": "100%"}, {"arranged_ratio_at_least": "1%", "share": "50%"}, {"share": "10%"}], "status": "enacted", "source": "财政部公告2023年第8号 第1、2条"}
  ]
}
'),
	('e4672f922aba', 'retention', '// 个人信息保存期限: years, from the end of the fee year, that rosters and the files they came in stay as they are
// Afterwards people are pseudonymised and the files emptied. No document names the annual review''s rosters; the period of tax returns is taken for them.
{
  "$schema": "policy.schema.json",
  "parameter": "retention",
  "title": "个人信息保存期限",
  "period": "date",
  "unit": "years from the end of the fee year",
  "rules": ["R13"],
  "values": [
    {"region": "000000", "from": "2016-01-01", "value": {"roster": 10, "roster_files": 10}, "status": "provisional", "source": "会计档案管理办法（财政部 国家档案局令第79号）第14条及附表，参照纳税申报表10年；是否适用于年审花名册待核"}
  ]
}
'),
	('e4672f922aba', 'reward-exclusions', '// 不予奖励的单位: units that get no reward
{
  "$schema": "policy.schema.json",
  "parameter": "reward-exclusions",
  "title": "不予奖励的单位",
  "period": "date",
  "unit": "kinds of unit",
  "rules": ["R7"],
  "values": [
    {"region": "640000", "from": "2017-01-01", "value": ["concentrated"], "status": "provisional", "source": "宁残联发〔2017〕22号（集中就业单位暂不计奖）"}
  ]
}
'),
	('e4672f922aba', 'reward-multiple', '// 超比例奖励倍数: monthly minimum wages paid for each excess person and year
{
  "$schema": "policy.schema.json",
  "parameter": "reward-multiple",
  "title": "超比例奖励倍数",
  "period": "date",
  "unit": "monthly minimum wages",
  "rules": ["R7"],
  "values": [
    {"region": "640000", "from": "2017-01-01", "value": "5", "status": "enacted", "source": "宁残联发〔2017〕22号"}
  ]
}
'),
	('e4672f922aba', 'reward-weight', '// 奖励计数权重: how much a credited month weighs for the reward, severe or not
{
  "$schema": "policy.schema.json",
  "parameter": "reward-weight",
  "title": "奖励计数权重",
  "period": "date",
  "unit": "persons",
  "rules": ["R7"],
  "values": [
    {"region": "640000", "from": "2017-01-01", "value": "1", "status": "provisional", "source": "宁残联发〔2017〕22号（重度是否按2人计未见明文，暂按1人）"}
  ]
}
'),
	('e4672f922aba', 'severe-grades', '// 重度等级及权重: grades that count for more than one person
{
  "$schema": "policy.schema.json",
  "parameter": "severe-grades",
  "title": "重度等级及权重",
  "period": "date",
  "unit": "grade, persons",
  "rules": ["R3"],
  "values": [
    {"region": "000000", "from": "2015-10-01", "value": {"disability_at_most": 2, "soldier_at_most": 3, "weight": 2}, "status": "enacted", "source": "财税〔2015〕72号 第7条"}
  ]
}
'),
	('e4672f922aba', 'social-average-wage', '// 社会平均工资（全口径）: yuan a year; in force for its year only, never carried forward
{
  "$schema": "policy.schema.json",
  "parameter": "social-average-wage",
  "title": "社会平均工资（全口径）",
  "period": "review-year",
  "unit": "yuan a year",
  "rules": ["R4"],
  "values": [
    {"region": "640000", "from": "2022-01-01", "to": "2022-12-31", "value": "91993", "status": "enacted", "source": "自治区统计局 2022年全口径城镇单位就业人员平均工资"},
    {"region": "640000", "from": "2023-01-01", "to": "2023-12-31", "value": "97056", "status": "provisional", "source": "由2023年社会保险缴费基数推算"},
    {"region": "640000", "from": "2024-01-01", "to": "2024-12-31", "value": "100000", "status": "placeholder", "source": "演示用占位值，尚无公布数"}
  ]
}
'),
	('e4672f922aba', 'wage-cap-multiple', '// 计费工资上限倍数: the wage base is capped at this multiple of the social average wage
{
  "$schema": "policy.schema.json",
  "parameter": "wage-cap-multiple",
  "title": "计费工资上限倍数",
  "period": "date",
  "unit": "times the social average wage",
  "rules": ["R4"],
  "values": [
    {"region": "000000", "from": "2018-04-01", "value": "2", "status": "enacted", "source": "财税〔2018〕39号"}
  ]
}
'),
	('e4672f922aba', 'working-age', '// 就业年龄: who is of working age on the first of a month
{
  "$schema": "policy.schema.json",
  "parameter": "working-age",
  "title": "就业年龄",
  "period": "date",
  "unit": "years of age",
  "rules": ["R3"],
  "values": [
    {"region": "000000", "from": "1978-06-02", "to": "2024-12-31", "value": {"from": 16, "men": {"below": 60}, "women": {"below": 55}}, "status": "provisional", "source": "国发〔1978〕104号，女性按55周岁的读法待核"},
    {"region": "000000", "from": "2025-01-01", "value": {"from": 16, "men": {"below": 60, "delayed_from": "1965-01", "birth_months_per_month": 4, "at_most": 63}, "women": {"below": 55, "delayed_from": "1970-01", "birth_months_per_month": 4, "at_most": 58}}, "status": "provisional", "source": "国务院关于渐进式延迟法定退休年龄的办法（2025年1月1日起）"}
  ]
}
'),
	('e4672f922aba', 'working-day-calendar', '// 工作日历: days off beside weekends, and weekend days worked
{
  "$schema": "policy.schema.json",
  "parameter": "working-day-calendar",
  "title": "工作日历",
  "period": "date",
  "unit": "dates",
  "rules": ["R11"],
  "values": [
    {"region": "000000", "from": "2022-01-01", "to": "2022-12-31", "value": {"off": ["2022-01-01", "2022-01-02", "2022-01-03", "2022-01-31", "2022-02-01", "2022-02-02", "2022-02-03", "2022-02-04", "2022-02-05", "2022-02-06", "2022-04-03", "2022-04-04", "2022-04-05", "2022-04-30", "2022-05-01", "2022-05-02", "2022-05-03", "2022-05-04", "2022-06-03", "2022-06-04", "2022-06-05", "2022-09-10", "2022-09-11", "2022-09-12", "2022-10-01", "2022-10-02", "2022-10-03", "2022-10-04", "2022-10-05", "2022-10-06", "2022-10-07"], "worked": ["2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24", "2022-05-07", "2022-10-08", "2022-10-09"]}, "status": "enacted", "source": "国务院办公厅关于2022年部分节假日安排的通知"},
    {"region": "000000", "from": "2023-01-01", "to": "2023-12-31", "value": {"off": ["2022-12-31", "2023-01-01", "2023-01-02", "2023-01-21", "2023-01-22", "2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26", "2023-01-27", "2023-04-05", "2023-04-29", "2023-04-30", "2023-05-01", "2023-05-02", "2023-05-03", "2023-06-22", "2023-06-23", "2023-06-24", "2023-09-29", "2023-09-30", "2023-10-01", "2023-10-02", "2023-10-03", "2023-10-04", "2023-10-05", "2023-10-06"], "worked": ["2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08"]}, "status": "enacted", "source": "国务院办公厅关于2023年部分节假日安排的通知"},
    {"region": "000000", "from": "2024-01-01", "to": "2024-12-31", "value": {"off": ["2024-01-01", "2024-02-10", "2024-02-11", "2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16", "2024-02-17", "2024-04-04", "2024-04-05", "2024-04-06", "2024-05-01", "2024-05-02", "2024-05-03", "2024-05-04", "2024-05-05", "2024-06-10", "2024-09-15", "2024-09-16", "2024-09-17", "2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-05", "2024-10-06", "2024-10-07"], "worked": ["2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"]}, "status": "enacted", "source": "国务院办公厅关于2024年部分节假日安排的通知"},
    {"region": "000000", "from": "2025-01-01", "to": "2025-12-31", "value": {"off": ["2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04", "2025-04-04", "2025-04-05", "2025-04-06", "2025-05-01", "2025-05-02", "2025-05-03", "2025-05-04", "2025-05-05", "2025-05-31", "2025-06-01", "2025-06-02", "2025-10-01", "2025-10-02", "2025-10-03", "2025-10-04", "2025-10-05", "2025-10-06", "2025-10-07", "2025-10-08"], "worked": ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"]}, "status": "enacted", "source": "国务院办公厅关于2025年部分节假日安排的通知"},
    {"region": "000000", "from": "2026-01-01", "to": "2026-12-31", "value": {"off": ["2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23", "2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05", "2026-06-19", "2026-06-20", "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"], "worked": ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]}, "status": "enacted", "source": "国务院办公厅关于2026年部分节假日安排的通知"}
  ]
}
');


--
-- Data for Name: proposal; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.proposal OVERRIDING SYSTEM VALUE VALUES
	(1, 1, '1', 2023, 640202, NULL, '年审员甲', '', '2026-11-27 20:07:12.000342+00'),
	(2, 2, '1 093b627f05499de1e7660b488cbf213e32c5d95d0b6650f32075e246b74e2c89', 2023, 640202, NULL, '公示员甲', '', '2026-11-27 20:07:21.158596+00');


--
-- Data for Name: refused_filing_2023; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.refused_filing_2023 VALUES
	(2023, '91640202WEU3PD8XF7', 2, 4);


--
-- Data for Name: release; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.release OVERRIDING SYSTEM VALUE VALUES
	(1, 2023, 640202, 1, 1, 12, 68734.82, 0.00, '审批人甲', '2026-11-27 20:07:13.103819+00', '2025-01-02', '', 'filing-window,minimum-wage,reward-exclusions,reward-weight,social-average-wage,working-age');


--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.run OVERRIDING SYSTEM VALUE VALUES
	(1, 2023, 640202, '2025-01-02', 'e4672f922aba', '0.2.0+65e9b5a3598f13902b4ea570535a4a49e81942f3', 5, false, '年审员甲', '2026-11-27 20:07:12.000342+00', '2026-11-27 20:07:12.266805+00', 12, 68734.82, 0.00, '99c08ec148795b3544b0b42dd926f17f1bbb0d1992c528ec841908c1576a6e42', 'social-average-wage=97056 (provisional)
filing-window={"opens": "2024-03-01", "closes": "2024-10-31"} (provisional)
reward-weight=1 (provisional)
reward-exclusions=["concentrated"] (provisional)
minimum-wage=1950 (provisional)
working-age={"from": 16, "men": {"below": 60}, "women": {"below": 55}} (provisional)', 10000, 1, 4, '', 5, 0, NULL, 'e394806117f8432fbcf2e9dd207fa35b', 1, 1, ''),
	(2, 2023, 640202, '2025-01-02', 'e4672f922aba', '0.2.0+65e9b5a3598f13902b4ea570535a4a49e81942f3', 2, true, '年审员甲', '2026-11-27 20:07:15.849888+00', '2026-11-27 20:07:16.087108+00', 12, 68734.82, 0.00, '99c08ec148795b3544b0b42dd926f17f1bbb0d1992c528ec841908c1576a6e42', 'social-average-wage=97056 (provisional)
filing-window={"opens": "2024-03-01", "closes": "2024-10-31"} (provisional)
reward-weight=1 (provisional)
reward-exclusions=["concentrated"] (provisional)
minimum-wage=1950 (provisional)
working-age={"from": 16, "men": {"below": 60}, "women": {"below": 55}} (provisional)', 10000, 1, 4, '', 5, 0, NULL, '4316f0a376d842f0903b7452d8b7565f', 1, 1, ''),
	(3, 2023, 640202, '2025-01-02', 'e4672f922aba', '0.2.0+65e9b5a3598f13902b4ea570535a4a49e81942f3', 2, false, '年审员甲', '2026-11-27 20:07:16.985175+00', '2026-11-27 20:07:17.229565+00', 4, 0.00, 0.00, '015b3edb2b92cec7a2dcdf148d4cf6b83a6685585fc86f006a6eb98330e9f57e', 'social-average-wage=97056 (provisional)
filing-window={"opens": "2024-03-01", "closes": "2024-10-31"} (provisional)
reward-weight=1 (provisional)
reward-exclusions=["concentrated"] (provisional)
minimum-wage=1950 (provisional)
working-age={"from": 16, "men": {"below": 60}, "women": {"below": 55}} (provisional)', 10000, 1, 4, '', 5, 0, NULL, 'c2d117e5591848f28e817a864c2b230a', 1, 2, 'sample 4'),
	(4, 2023, 640202, '2025-01-02', 'e4672f922aba', '0.2.0+65e9b5a3598f13902b4ea570535a4a49e81942f3', 2, true, '年审员甲', '2026-11-27 20:07:17.923987+00', '2026-11-27 20:07:18.307152+00', 12, 68734.82, 0.00, '99c08ec148795b3544b0b42dd926f17f1bbb0d1992c528ec841908c1576a6e42', 'social-average-wage=97056 (provisional)
filing-window={"opens": "2024-03-01", "closes": "2024-10-31"} (provisional)
reward-weight=1 (provisional)
reward-exclusions=["concentrated"] (provisional)
minimum-wage=1950 (provisional)
working-age={"from": 16, "men": {"below": 60}, "women": {"below": 55}} (provisional)', 10000, 1, 4, '', 5, 0, 1, '416c0e140b9346f8ba7ee4aaa2a16859', 1, 1, '');


--
-- Data for Name: run_chunk; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.run_chunk VALUES
	(1, 0, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:12.181821+00', '\x', 1, NULL, 3, 1, 1, 0, '年审员甲/1825'),
	(1, 1, '91640202202HLNUNAB', '91640202Y6D9TJ7ACY', 12, 12, 68734.82, 0.00, 2023, '2026-11-27 20:07:12.249853+00', '\x30ba64fb556ac40375f59f2647923359fe78f3134412e0ca6856f17d2f91cb47678b260d6248ffeedd8cfbf34b1672367b9830d2d9edbba92fbf2b67114e9244', 2, NULL, 3, 1, 2, 12, '年审员甲/1825'),
	(1, 2, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:12.265969+00', '\x', 3, NULL, 3, 1, 3, 0, '年审员甲/1825'),
	(2, 0, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:16.025936+00', '\x', 1, NULL, 3, 1, 4, 0, '年审员甲/1863'),
	(2, 1, '91640202202HLNUNAB', '91640202Y6D9TJ7ACY', 12, 12, 68734.82, 0.00, 2023, '2026-11-27 20:07:16.074134+00', '\x30ba64fb556ac40375f59f2647923359fe78f3134412e0ca6856f17d2f91cb47678b260d6248ffeedd8cfbf34b1672367b9830d2d9edbba92fbf2b67114e9244', 2, NULL, 3, 1, 5, 12, '年审员甲/1863'),
	(2, 2, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:16.086552+00', '\x', 3, NULL, 3, 1, 6, 0, '年审员甲/1863'),
	(3, 0, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:17.16674+00', '\x', 1, NULL, 3, 1, 7, 0, '年审员甲/1885'),
	(3, 1, '91640202202HLNUNAB', '91640202RM6TX8KHHF', 4, 4, 0.00, 0.00, 2023, '2026-11-27 20:07:17.21447+00', '\x37fe7cbe99720ce49e7baf458610c60048b68cf795b5d28269511d635e34f3d6', 2, NULL, 3, 1, 8, 4, '年审员甲/1885'),
	(3, 2, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:17.228188+00', '\x', 3, NULL, 3, 1, 9, 0, '年审员甲/1885'),
	(4, 0, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:18.226838+00', '\x', 1, NULL, 3, 1, 10, 0, '年审员甲/1907'),
	(4, 1, '91640202202HLNUNAB', '91640202Y6D9TJ7ACY', 12, 12, 68734.82, 0.00, 2023, '2026-11-27 20:07:18.292298+00', '\x30ba64fb556ac40375f59f2647923359fe78f3134412e0ca6856f17d2f91cb47678b260d6248ffeedd8cfbf34b1672367b9830d2d9edbba92fbf2b67114e9244', 2, NULL, 3, 1, 11, 12, '年审员甲/1907'),
	(4, 2, '', '', 0, 0, 0.00, 0.00, 2023, '2026-11-27 20:07:18.306354+00', '\x', 3, NULL, 3, 1, 12, 0, '年审员甲/1907');


--
-- Data for Name: run_input; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.run_input VALUES
	(1, 1),
	(1, 2),
	(1, 3),
	(1, 4),
	(1, 5),
	(2, 1),
	(2, 2),
	(2, 3),
	(2, 4),
	(2, 5),
	(3, 1),
	(3, 2),
	(3, 3),
	(3, 4),
	(3, 5),
	(4, 1),
	(4, 2),
	(4, 3),
	(4, 4),
	(4, 5);


--
-- Data for Name: run_unit_2023; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.run_unit_2023 VALUES
	(2023, 3, '91640202RM6TX8KHHF'),
	(2023, 3, '91640202M50D0Y0QNK'),
	(2023, 3, '91640202NUHK43Y5KE'),
	(2023, 3, '91640202202HLNUNAB');


--
-- Data for Name: sealing_key; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.sealing_key VALUES
	(1, 1, '\x8dc645c30fcd0b69678a434faca858fe', '2026-11-27 20:07:06.986202+00', NULL);


--
-- Data for Name: source_file; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.source_file OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 2023, 'employers.csv', '\x784ceac5f8c291f265efae561be13cc93751a124f32a4484617225aab9a4f871', 1039, 12, 12, '年审员甲', '2026-11-28', '2026-11-27 20:07:07.161965+00', '', NULL),
	(2, 2, 2023, 'filings-first.csv', '\xd76e97d85c0ff3e92e512ad430e765568c18d140f6c2c8904097ca1dac75b08f', 910, 12, 11, '年审员甲', '2026-11-28', '2026-11-27 20:07:08.103476+00', '', NULL),
	(3, 3, 2023, 'placements-first.csv', '\xc68e102b21a80892f6e637ab7c12911be9208c7c2012d7ef383eaa0f199ed34f', 640, 4, 4, '年审员甲', '2026-11-28', '2026-11-27 20:07:08.915005+00', '', NULL),
	(4, 2, 2023, 'filings.csv', '\x00d8a99ffee2efac129555155261b276e46a031374166004c7499668bf298541', 904, 12, 12, '年审员甲', '2026-11-28', '2026-11-27 20:07:09.913991+00', '更正', NULL),
	(5, 3, 2023, 'placements.csv', '\x12324288ce6946308169a54d0725d0e6fcdbfce75b92f4dbe39459c676c2ea6c', 635, 4, 4, '年审员甲', '2026-11-28', '2026-11-27 20:07:11.062148+00', '更正', NULL);


--
-- Data for Name: source_file_part; Type: TABLE DATA; Schema: public; Owner: quota
--

INSERT INTO public.source_file_part VALUES
	(1, 1, '\x010001108a9dca38f1671ecf791ccaea6e4f657ae51b47ef720dbff2b53b30ce69d9f0de658c822ed15c4d0ebf6c012db2c1857cd4dc4bdc7be95c9f645c68241d22f0659d9afc684b66f9f347898837288f372e9cdb1d853decf1ef201e3ac54523ffff3deace7bdbdb1a02cf66f61d0e4347b4fba7e64906b8e6094a462b4a9ded51fa88b87b951cf351592ea6277428c6c62475ad6b9a3b3644be319588694bf006f1d277908fb62e22621846fb956a14dd056df340cc90a387a4a4eb2e450efe609d855e57a5a5e3e35fad27fb634fc0b5716913f99c8818085099c02d0ddaa9025fd3fd25c579e855b737ecc5fa31dd4ecaa5a8fced3107fea3207a8ccbe4f3ada21f198b74a493f65b287f5b8933d057084627bd52c165068a29e436d792222920f47d3c27f9c2067b357130936f04041abebc797f58b6d19e64eca81de471eabb27ebff58df76f6a39ff705c6fd1fdc904e145b3bf2ffec6ea57922eadf610dfbe146bc1dbf822d5d59dc0ba6b82d5ab8ece5ea41f39b2cfe698353ad1006dca75ede9dbac5d9559ef202eef850a397d60a43762473c3d8a2872dbf2cf4871809dd37a4902b68bd3e2ecf8dac0f8c674b3b7ea646becf243294164aec7ba0bb5f45f3de7ae20424be859ff433d52b58f430a6d555ae4e973a54cdcfb70dc2700f7a7be990d4a2ec2bde48f8e7cf8c9b1f2bcbf342e68bfefd65ca676f6a2a63b843fb8bc9b5e634ebf3f9f0f792953f1b9412a315853ef4ca52e617695e98737b860a4cc34ec154cfe46bfe2fb5ade65a4f6ad549ff537fef1a703ae64b5d5889ad1d6a32ec6b1d87ec7283c47c81d54bd0a8beb09dc79409bbba076ad50a80978779fb13fb7a4104e5a0a06bdfcaa6963acddfb87a4b6999bab0c1bf5f2e331e047d95501f83be2d2088e49417b37a0b33dee244e5e66971df2389ee2539b9d3c5f06820d01db81a482b5df1e9134a0b11c2200faeedf73ede99c7b11d963bd3fd25d971e671d4107477b307cacc43f13699411fc3fbd3f7466d42b088c44187f9e54847753fa2a1e3949beded14f47ad0d56d74c4ac6b2d4f2d03eda15826b816562c039139ee41ae3e4f43637e35b945378eaa8b583f46fc5e5b9325ecf952b692d5a0051a07961598aacf03be671971b274c0378282126bc86b8d7ba403586100c29eb76bcdfd6ba69b70f6ea493beda9d5cf67f63067c83fa07841d924fdd722f89efda580590818f63f88fed18195ca2895455c067ea36e4469c9a50f9722999beb8ff1e9a716a245daaa5104ec417efe6b0be1daee9b2517cef169048f387b58ff7d607be0cbe2b4bc6b11ded8265d3e2334e9b8153f39894dbfac094e820088ea06527f169f9e3012159b8b0956d9a6aa065f034fc3dde6cf9ebea979a8486ae825e571e94f304d5a11985dbe65fe05166366b8a750c33b59151f7310ccbab79f5cc258fad6f33f6ad1e03c2e3b5bf54d32ef8c08d8525890b4e82b332a2e1a752bd65c944b72', 1),
	(2, 1, '\x010001b3197fef4a7f95f2b3a0fc050e5208162cbc8ebe69869a28ecd80bd98ddf0cfabc304e66d7062b5389b8e81733aec61c04bf3ae09e4f16504011e3b043e0c3987116f99a7046e965ecfeb8557fd23f3e68c927e5c9443fd35ff8f526374212bf5f099958c3c93b2cac29fab59e51ef6ec20072ec424d28f4152f19b7dd01e5e2f5cc0234d1b5830550a772d45e316c894beda24fc62d64922c21bdec5f5fe7717cb63814d5798ee7e195c43d6b092bce4376b52845f836b4eb2fd4a9aeb4def1de5a0e3a0a8bc33e3442cedbe4451974219a980cce687268588092ae2d9519f97206fe637571a3337dc71098d7f1a3bc49614a870b996232675de7878f54be48d2c487eaee1d19be884ace625748e6be68a86b18d2238591883d58eb5c7e3473d047643a8915ede029f5dfcb849f449ffa4bbc9537c6294b7a22aa904fd11bb1eb7022662fe2af3be7e3c8aa3d77b16336ceeea82032fc59aec948c3063e94cf2d6746890c1dba7be5324617842e79daf11ffd71e7d103917e4dda703d423ce4248efc407bc232cd8abe42aa233d6df0bc9901de421c4bf2cc545a162e89dd01dc313fbb00e53569f9d04eebc48721fb019f84e73a2e3530848aaf4a971da52e569842e86c79eeb21d73213450884ca93c0adf2935d7cfb06714878f83ec4a2b13d3159f91fdaaca7433072719dc277bda7847537a3e21d6c26e1c2e99a0737cd379c1bf76be675b2acf8e16ef286767a7b6b735e642185f9d568225ecc7e0f54a83d3608bb364405aa3d9eb42fb1ff0bbd24c9c382b53cfdd8faf454cdf7be3a0cab8d73f791bd65461d94c8b33a112ddd476cd365500938cdc5f9f4a626fa7145a509b92de89814a8f2bc23163cee31e1bc344fb1083eca4f3989a6c0a1e4ff9eae62dddb4b977291fe219b09f3c39474ca6ae7b9d5d8ad81f65674975bbae976c7686628226f44dc807001c1fb1d310c589f6c62923cd7708a49c0aaae001d9ea35606e8aed8ab197728de6889d638079bffc413753e22e12bcdb3345794947d19fa30b5086d276713a6e3cffbfb85b8d0790d647af745e73363ec8d816497311f79b92f4cf612b6f904c6e5e0e7554f94c8fa6f44eb2cf49a7548ad8ac0a7ea0bb53fb4a88a6753e1b9df1b45c262f174989190ec7e7568619a7be454ad2b213729c0c4bb244e4ac219178039ecda36c8a8dcfdf9c9dc64211bf9bdf4478698aaed2a758ab0dbec6c8811c7c8b321dfd89b11b2abd08f286d8d4e5bdee10e75ca4e055e2d9daf3d553643ab086ee81884ba770f51b6c2a3391bd92255a03819d659b17154a80f1a9', 1),
	(3, 1, '\x0100014a6c3c9052abd842d3051e78cdf60289f25dd7eb34f665e176060ff6fc0cf6b421ef2535bb55a84b901a9047601a652ec1df5ac68b25df8fd6b809dd4d7613a1dd6b051723e4e9e469f39dee880a9337de005142209d903378935011e3440c3c326bf7b1868af86da90172e9b7097fa429fc8ba579ebb52d5fb8a68df4c6b24927d92cdee605ab05d2085fdb897657c5aaa9b1e3d403eca447804bd8f1826bbf2217c99437e50d3426e4f9aa83a64aac9e71c6473483d5ccf3d16320e03bdc5dbb00fbb6c4d5fe4294aca095cc95ca29a111dd8b0953fdca9f6546678c42c7324d25bb4638c43b6cabcc06fd759b7d36b9d012dd7e62c12b59b43b954fa2d16e399c705d8df5b85a7ac66cc6afabd1e84305c936c2ef5a32b9900ece6e9d694b63f049cbcf8bb835fb6292e76886d17d7167aaeb8b054ab7ed312e54654430c50435bfc14f49d9e332d458475ff76c813688ba737750356eff1debdf818754d7cc981b3a5037a12f6057ad6959912499f52d3be4098fd492dcae5e6e160e061844c9f8cd17a41c46695791c8a5d084c11b461d77b127ea9f5324f49689808c5ec4e263cdc70f232ba8ce66bff7bc4010cf8e499998674f09613cd6d78ff4d8f9380e515d4562d707c4ba3133995a80dea17e056122f81082a01fe0414c4aa771e66ec5fbceaea6b74be51705cc315f0e03e593c850b84ba8466ca60516e4c7daa665bd00edb4dba9b083854bbea3b8ad2b8ba585566cf0664c485bdff2df5782cf5556e655b3c315aef1d6f02d233a9b67c493b335b4b63cc4e05b10c65fcde8e99b56fab1509c817d36ed5eeb726a152e32029af45bb2d9b65802ee8182b1a296329dc51747b82666d7852315c041ca32308a50fcb3ecb2dc1cc6020cb35d4e69eaa45b86ab564994bf36cedc5e80a7106580a95ef0198134727129', 1),
	(4, 1, '\x010001171dd6c55d30215221d73f990c265a4c36c0969f4737d7365d631ed743b9fdb7e52b32fc049f14e199e634cc9f6eac65113a81058e38d04468e4dcd8cd89cefc7019c72ee6d9795a457279269bc0ab282f2a097f9a9e96f4e13d224b86b94665f38065b703bf5932bbac466b573ef26ee1da0f30a073fd96c4edf0a7e4a1a571dc93f99fb5bac0885b9dd6013637daf4751e3db7114d1be959d8395ead3ed40820f13ab518d227f74525476c46cfc3ea206854456f70ae314ee7e55329ad4eb33e9cbf9fd3685d993db922a93502e9b69dde312b852fdfda7a5f8b692cfff9ca6e596ffb297bbfbcd52908c872be15939439de14a61f66e5cd49a9c154fcabf69bd1bd90b1bcdf9bfc338cebec5f24324b2f87cca2a23ac163b3189681b996097591a8bf83dc66ad0fccfeccb34786911dd9c89dc313900bd2dfa444b8609fab2e8f61c1b7085579f85a3b5c5bc8c00af464ed4d5067e60d1eb935f423a2f7abc96148ae22dfb46ebace15df63222faace8cd32413f53e30128749d0491356e0fe3fc0a16138104a2a70d27eb1ae00d34eafe2660d7c6149d9b4f60e77bf8ec51fcef00629b8088c17f353da0cb4dfe45f25eef0587745cf49f2be18b587cb95471c00f2d3cfde4872a74df1609df9c20de0af1f4183ce53f49a4140cb433146852da074ffd12a2cc8c9ad0a81c02e8934114ca33be9ed3ea4c3192c0dc22609b069a16b3481775cd82e1b9a062d449ee35e21c076f27e6331a861eba48778a0c7df939b823f095bdfe808ea529e542805343bec94fd78901749febe05d3d490f4c571b0a65caa2dbfbe930803843bf7dbba74c85b9eb256b8c02104f0328738cefd19c71108e35154ddd7400c36257dd56d85f3f133e97186e12cd3892effbd2373a432e2deb090b189ff86f7aea388bfe912293b641470a39975a850b94c9353beb72df8b7cb11f9b95e216bb7d87030beb7203c451a5f52c954ab4db92fe9d778c7f48eff720951035f13a7b5f8a042fb3130dbaaf62990691dc4e343817354f8bf0268343a6f97017ba5c633caf261b6e3fd058b1d702a23f41dc563998b8047de0be866af6ba0bb62ac3a2dabc7adf047088a1de7cb1bc4072035d23c93733a0c2b88a24617ac85a914207b7f89426501b1cf469eed59661da7d2c2c68f63da0540fc0758ee79c8838673510b9a2d0b9eb55db893ddf94bf0c40c7505d163d770226e30a62e128449e338ecd3732e8dd0527017df6437213c323acfd04661bfde73a66b31d36b61d383fdb7a1787df923ce358bc1aaa1d8f2b11ec4a199954f104d', 1),
	(5, 1, '\x01000172a5e7b882dbc87e8df5f9f9d949ef11731051091dd295286ffbaa6723978eddd3c43cf3766126b58b32a4ad8147242993cdbd2b1e26fdd5756137150a8b24325113914e96495e921513e02295730f15431c8a07a35777311805901ef85c5497f53cf54886faaed3523cb299768ba698322b1bec1c1d2df6c84604907a15bf81254555ad5fc12445428f2d115caebf163c989ba45086b85668049d446b5fedd6e0b44d04c81e0378f43310a980bb17baf61bf160651470ed845526eeeea81ff96868d5fcf42289547fb32cb76dc7f580fe7f3a0dfca51ad2551ddde64fe7c12eb2a54803de4188e3973237c209822cfc5e62a35ec0a34858f623bbc4410d7f6fbdbc363e31e1bb0315e91c6abadde88006927e0dbd464aaced4ba95b95ef28d00267098cac266976b8a1dcd9a07df41cc16879d290b9c96fb1da91f6052fd8bc15590032a12a457c4e5b3c9283275526fd3e15ad652df54b183d8b3d1526c08b73bbbc2ccd081a86d1e573a7b1172afdac2bfdbaef1689873ef6dc8f1e0c7a6715a02b85f04e4901eae82010e5d8d02ec461e2066ef804a8e3c23d4035184e83edf3bfc641ccd78d5842523249067c1fd038b80c5e244d2297cf39236d5ba3fd5673b00310e5f63ad92085811af02b0d7f02e0969ea9e7a8ee98b98b532aab47bbd8c6797161db7ca16dc90c8ee1453ab0c7c8af74fc437fdf37c1a81c3f9f4dd2f839a175c9685c6036f51bfb9caf022bd6eb4be709da3201f5316de7d018ec0b656a9f3e10134e3841ff3bf56fd7b2ff40697bd51f17ed7e0d92b80a6526e9e4515ef23dec72c791364e28af8d61da65bfb5e51fee09ab6f217114208a588f3f093d324c328c30faeece51277151e783be14da249b1865b44eda0e3f1b6a58cfe44fc1e9120df8ea19a09991ffaea5577dbda146c4d9', 1);


--
-- Name: account_duty_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.account_duty_id_seq', 7, true);


--
-- Name: audit_pending_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.audit_pending_id_seq', 25, true);


--
-- Name: chunk_token; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.chunk_token', 13, true);


--
-- Name: job_firing_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.job_firing_id_seq', 1, true);


--
-- Name: notice_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.notice_id_seq', 3, true);


--
-- Name: proposal_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.proposal_id_seq', 2, true);


--
-- Name: release_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.release_id_seq', 1, true);


--
-- Name: run_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.run_id_seq', 4, true);


--
-- Name: source_file_id_seq; Type: SEQUENCE SET; Schema: public; Owner: quota
--

SELECT pg_catalog.setval('public.source_file_id_seq', 5, true);


--
-- Name: proposal AK_proposal_id_by; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT "AK_proposal_id_by" UNIQUE (id, by);


--
-- Name: account PK_account; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT "PK_account" PRIMARY KEY (name);


--
-- Name: account_duty PK_account_duty; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.account_duty
    ADD CONSTRAINT "PK_account_duty" PRIMARY KEY (id);


--
-- Name: approval PK_approval; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.approval
    ADD CONSTRAINT "PK_approval" PRIMARY KEY (proposal_id);


--
-- Name: audit_entry PK_audit_entry; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT "PK_audit_entry" PRIMARY KEY (number);


--
-- Name: finding PK_finding; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT "PK_finding" PRIMARY KEY (file_id, number);


--
-- Name: job_firing PK_job_firing; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.job_firing
    ADD CONSTRAINT "PK_job_firing" PRIMARY KEY (id);


--
-- Name: job_schedule PK_job_schedule; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.job_schedule
    ADD CONSTRAINT "PK_job_schedule" PRIMARY KEY (job);


--
-- Name: migration PK_migration; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT "PK_migration" PRIMARY KEY ("MigrationId");


--
-- Name: notice PK_notice; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT "PK_notice" PRIMARY KEY (id);


--
-- Name: placement_key PK_placement_key; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.placement_key
    ADD CONSTRAINT "PK_placement_key" PRIMARY KEY (review_year);


--
-- Name: policy_edition PK_policy_edition; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.policy_edition
    ADD CONSTRAINT "PK_policy_edition" PRIMARY KEY (edition);


--
-- Name: policy_file PK_policy_file; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.policy_file
    ADD CONSTRAINT "PK_policy_file" PRIMARY KEY (edition, name);


--
-- Name: proposal PK_proposal; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.proposal
    ADD CONSTRAINT "PK_proposal" PRIMARY KEY (id);


--
-- Name: release PK_release; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.release
    ADD CONSTRAINT "PK_release" PRIMARY KEY (id);


--
-- Name: run PK_run; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT "PK_run" PRIMARY KEY (id);


--
-- Name: run_chunk PK_run_chunk; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.run_chunk
    ADD CONSTRAINT "PK_run_chunk" PRIMARY KEY (review_year, run_id, number);


--
-- Name: run_input PK_run_input; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.run_input
    ADD CONSTRAINT "PK_run_input" PRIMARY KEY (run_id, file_id);


--
-- Name: sealing_key PK_sealing_key; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.sealing_key
    ADD CONSTRAINT "PK_sealing_key" PRIMARY KEY (number);


--
-- Name: source_file PK_source_file; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.source_file
    ADD CONSTRAINT "PK_source_file" PRIMARY KEY (id);


--
-- Name: source_file_part PK_source_file_part; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.source_file_part
    ADD CONSTRAINT "PK_source_file_part" PRIMARY KEY (file_id, number);


--
-- Name: assessment assessment_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: assessment_2023_run_1 assessment_2023_run_1_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment_2023_run_1
    ADD CONSTRAINT assessment_2023_run_1_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: assessment_2023_run_2 assessment_2023_run_2_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment_2023_run_2
    ADD CONSTRAINT assessment_2023_run_2_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: assessment_2023_run_3 assessment_2023_run_3_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.assessment_2023_run_3
    ADD CONSTRAINT assessment_2023_run_3_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: audit_pending audit_pending_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.audit_pending
    ADD CONSTRAINT audit_pending_pkey PRIMARY KEY (id);


--
-- Name: employer employer_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.employer
    ADD CONSTRAINT employer_pkey PRIMARY KEY (review_year, uscc, version);


--
-- Name: employer_2023 employer_2023_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.employer_2023
    ADD CONSTRAINT employer_2023_pkey PRIMARY KEY (review_year, uscc, version);


--
-- Name: filing filing_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.filing
    ADD CONSTRAINT filing_pkey PRIMARY KEY (review_year, uscc, version);


--
-- Name: filing_2023 filing_2023_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.filing_2023
    ADD CONSTRAINT filing_2023_pkey PRIMARY KEY (review_year, uscc, version);


--
-- Name: notice notice_is_approved; Type: CHECK CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE public.notice
    ADD CONSTRAINT notice_is_approved CHECK ((proposal_id IS NOT NULL)) NOT VALID;


--
-- Name: placement placement_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.placement
    ADD CONSTRAINT placement_pkey PRIMARY KEY (review_year, uscc, person_key, version);


--
-- Name: placement_2023 placement_2023_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.placement_2023
    ADD CONSTRAINT placement_2023_pkey PRIMARY KEY (review_year, uscc, person_key, version);


--
-- Name: refused_filing refused_filing_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.refused_filing
    ADD CONSTRAINT refused_filing_pkey PRIMARY KEY (review_year, uscc, file_id);


--
-- Name: refused_filing_2023 refused_filing_2023_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.refused_filing_2023
    ADD CONSTRAINT refused_filing_2023_pkey PRIMARY KEY (review_year, uscc, file_id);


--
-- Name: run_unit run_unit_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.run_unit
    ADD CONSTRAINT run_unit_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: run_unit_2023 run_unit_2023_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.run_unit_2023
    ADD CONSTRAINT run_unit_2023_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: unit_credit unit_credit_pkey; Type: CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.unit_credit
    ADD CONSTRAINT unit_credit_pkey PRIMARY KEY (review_year, run_id, uscc);


--
-- Name: IX_account_duty_account; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_account_duty_account" ON public.account_duty USING btree (account);


--
-- Name: IX_account_os_user; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX "IX_account_os_user" ON public.account USING btree (os_user);


--
-- Name: IX_approval_proposal_id_made_by; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_approval_proposal_id_made_by" ON public.approval USING btree (proposal_id, made_by);


--
-- Name: IX_job_firing_job_scheduled_at_region_review_year; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX "IX_job_firing_job_scheduled_at_region_review_year" ON public.job_firing USING btree (job, scheduled_at, region, review_year);


--
-- Name: IX_job_firing_state; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_job_firing_state" ON public.job_firing USING btree (state) WHERE (state < 3);


--
-- Name: IX_notice_proposal_id; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_notice_proposal_id" ON public.notice USING btree (proposal_id);


--
-- Name: IX_notice_region_review_year_kind_version; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX "IX_notice_region_review_year_kind_version" ON public.notice USING btree (region, review_year, kind, version);


--
-- Name: IX_proposal_kind_subject; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_proposal_kind_subject" ON public.proposal USING btree (kind, subject);


--
-- Name: IX_release_review_year_region; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_release_review_year_region" ON public.release USING btree (review_year, region);


--
-- Name: IX_run_review_year_region_request; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX "IX_run_review_year_region_request" ON public.run USING btree (review_year, region, request);


--
-- Name: IX_source_file_kind_review_year_sha256; Type: INDEX; Schema: public; Owner: quota
--

CREATE INDEX "IX_source_file_kind_review_year_sha256" ON public.source_file USING btree (kind, review_year, sha256);


--
-- Name: account_duty_held; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX account_duty_held ON public.account_duty USING btree (account, duty, region) WHERE (revoked_at IS NULL);


--
-- Name: account_same_name; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX account_same_name ON public.account USING btree (lower(name));


--
-- Name: policy_edition_installed; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX policy_edition_installed ON public.policy_edition USING btree (installed) WHERE installed;


--
-- Name: proposal_of_run; Type: INDEX; Schema: public; Owner: quota
--

CREATE UNIQUE INDEX proposal_of_run ON public.proposal USING btree (subject) WHERE (kind = 1);


--
-- Name: assessment_2023_run_1_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.assessment_pkey ATTACH PARTITION public.assessment_2023_run_1_pkey;


--
-- Name: assessment_2023_run_2_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.assessment_pkey ATTACH PARTITION public.assessment_2023_run_2_pkey;


--
-- Name: assessment_2023_run_3_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.assessment_pkey ATTACH PARTITION public.assessment_2023_run_3_pkey;


--
-- Name: employer_2023_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.employer_pkey ATTACH PARTITION public.employer_2023_pkey;


--
-- Name: filing_2023_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.filing_pkey ATTACH PARTITION public.filing_2023_pkey;


--
-- Name: placement_2023_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.placement_pkey ATTACH PARTITION public.placement_2023_pkey;


--
-- Name: refused_filing_2023_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.refused_filing_pkey ATTACH PARTITION public.refused_filing_2023_pkey;


--
-- Name: run_unit_2023_pkey; Type: INDEX ATTACH; Schema: public; Owner: quota
--

ALTER INDEX public.run_unit_pkey ATTACH PARTITION public.run_unit_2023_pkey;


--
-- Name: approval approval_entry; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER approval_entry BEFORE INSERT ON public.approval FOR EACH ROW EXECUTE FUNCTION public.approval_entry();


--
-- Name: audit_pending chain_audit; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER chain_audit AFTER INSERT ON public.audit_pending DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.chain_audit();


--
-- Name: job_firing firing_moves; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER firing_moves BEFORE UPDATE ON public.job_firing FOR EACH ROW EXECUTE FUNCTION public.firing_moves();


--
-- Name: account is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE ON public.account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: account_duty is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT OR UPDATE ON public.account_duty DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: approval is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON public.approval DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: notice is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON public.notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: proposal is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON public.proposal DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: release is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON public.release DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: run is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON public.run DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: source_file is_audited; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE CONSTRAINT TRIGGER is_audited AFTER INSERT ON public.source_file DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.is_audited();


--
-- Name: policy_edition met_edition; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER met_edition BEFORE INSERT ON public.policy_edition FOR EACH ROW EXECUTE FUNCTION public.met_edition();


--
-- Name: notice notice_entry; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER notice_entry BEFORE INSERT ON public.notice FOR EACH ROW EXECUTE FUNCTION public.notice_entry();


--
-- Name: run proposes_run; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER proposes_run AFTER INSERT ON public.run FOR EACH ROW WHEN (((NOT new.dry_run) AND (new.scope = 1) AND (new.replay_of IS NULL))) EXECUTE FUNCTION public.proposes_run();


--
-- Name: release release_entry; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER release_entry BEFORE INSERT ON public.release FOR EACH ROW EXECUTE FUNCTION public.release_entry();


--
-- Name: run run_begins; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER run_begins BEFORE INSERT ON public.run FOR EACH ROW EXECUTE FUNCTION public.run_begins();


--
-- Name: run run_ends; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER run_ends AFTER UPDATE OF state ON public.run FOR EACH ROW WHEN (((old.state = 1) AND (new.state <> 1))) EXECUTE FUNCTION public.run_ends();


--
-- Name: run_chunk run_is_open; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER run_is_open BEFORE INSERT OR UPDATE ON public.run_chunk FOR EACH ROW EXECUTE FUNCTION public.run_is_open();


--
-- Name: run_input run_is_open; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER run_is_open BEFORE INSERT ON public.run_input FOR EACH ROW EXECUTE FUNCTION public.run_is_open();


--
-- Name: run run_moves; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER run_moves BEFORE UPDATE ON public.run FOR EACH ROW EXECUTE FUNCTION public.run_moves();


--
-- Name: approval stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.approval FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: audit_entry stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: job_firing stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR TRUNCATE ON public.job_firing FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: policy_edition stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_edition FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: policy_file stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.policy_file FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: proposal stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.proposal FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: release stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.release FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: run_input stays_as_written; Type: TRIGGER; Schema: public; Owner: quota
--

CREATE TRIGGER stays_as_written BEFORE DELETE OR UPDATE OR TRUNCATE ON public.run_input FOR EACH STATEMENT EXECUTE FUNCTION public.stays_as_written();


--
-- Name: account_duty FK_account_duty_account_account; Type: FK CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.account_duty
    ADD CONSTRAINT "FK_account_duty_account_account" FOREIGN KEY (account) REFERENCES public.account(name) ON DELETE RESTRICT;


--
-- Name: approval FK_approval_proposal_proposal_id_made_by; Type: FK CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.approval
    ADD CONSTRAINT "FK_approval_proposal_proposal_id_made_by" FOREIGN KEY (proposal_id, made_by) REFERENCES public.proposal(id, by) ON DELETE RESTRICT;


--
-- Name: notice FK_notice_approval_proposal_id; Type: FK CONSTRAINT; Schema: public; Owner: quota
--

ALTER TABLE ONLY public.notice
    ADD CONSTRAINT "FK_notice_approval_proposal_id" FOREIGN KEY (proposal_id) REFERENCES public.approval(proposal_id) ON DELETE RESTRICT;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

GRANT USAGE ON SCHEMA public TO quota_application;
GRANT USAGE ON SCHEMA public TO quota_report;


--
-- Name: FUNCTION attach_year(parent text, year integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.attach_year(parent text, year integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.attach_year(parent text, year integer) TO quota_application;


--
-- Name: TABLE audit_entry; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT ON TABLE public.audit_entry TO quota_application;


--
-- Name: FUNCTION begin_year(parent text, year integer, file bigint); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.begin_year(parent text, year integer, file bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.begin_year(parent text, year integer, file bigint) TO quota_application;


--
-- Name: FUNCTION close_run(year integer, run integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.close_run(year integer, run integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.close_run(year integer, run integer) TO quota_application;


--
-- Name: FUNCTION drop_run_partition(parent text, year integer, run integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.drop_run_partition(parent text, year integer, run integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.drop_run_partition(parent text, year integer, run integer) TO quota_application;


--
-- Name: FUNCTION end_chunk_session(named text); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.end_chunk_session(named text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_chunk_session(named text) TO quota_application;


--
-- Name: FUNCTION ensure_run_partition(parent text, year integer, run integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.ensure_run_partition(parent text, year integer, run integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ensure_run_partition(parent text, year integer, run integer) TO quota_application;


--
-- Name: FUNCTION ensure_year_partition(parent text, year integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.ensure_year_partition(parent text, year integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.ensure_year_partition(parent text, year integer) TO quota_application;


--
-- Name: FUNCTION take_insert_right(year integer, run integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.take_insert_right(year integer, run integer) FROM PUBLIC;


--
-- Name: FUNCTION write_audit(by text, os_user text, host text, act integer, subject text, reason text, region integer, review_year integer); Type: ACL; Schema: public; Owner: quota
--

REVOKE ALL ON FUNCTION public.write_audit(by text, os_user text, host text, act integer, subject text, reason text, region integer, review_year integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.write_audit(by text, os_user text, host text, act integer, subject text, reason text, region integer, review_year integer) TO quota_application;


--
-- Name: TABLE account; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.account TO quota_application;


--
-- Name: COLUMN account.disabled; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(disabled) ON TABLE public.account TO quota_application;


--
-- Name: TABLE account_duty; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.account_duty TO quota_application;


--
-- Name: COLUMN account_duty.revoked_by; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(revoked_by) ON TABLE public.account_duty TO quota_application;


--
-- Name: COLUMN account_duty.revoked_at; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(revoked_at) ON TABLE public.account_duty TO quota_application;


--
-- Name: SEQUENCE account_duty_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.account_duty_id_seq TO quota_application;


--
-- Name: TABLE approval; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.approval TO quota_application;


--
-- Name: TABLE assessment; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT ON TABLE public.assessment TO quota_application;
GRANT SELECT ON TABLE public.assessment TO quota_report;


--
-- Name: TABLE assessment_2023_run_1; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT ON TABLE public.assessment_2023_run_1 TO quota_application;


--
-- Name: TABLE assessment_2023_run_2; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT ON TABLE public.assessment_2023_run_2 TO quota_application;


--
-- Name: TABLE assessment_2023_run_3; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT ON TABLE public.assessment_2023_run_3 TO quota_application;


--
-- Name: SEQUENCE audit_pending_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.audit_pending_id_seq TO quota_application;


--
-- Name: SEQUENCE chunk_token; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.chunk_token TO quota_application;


--
-- Name: TABLE employer; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.employer TO quota_application;


--
-- Name: COLUMN employer.replaced_by; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(replaced_by) ON TABLE public.employer TO quota_application;


--
-- Name: TABLE employer_2023; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.employer_2023 TO quota_application;


--
-- Name: TABLE filing; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.filing TO quota_application;


--
-- Name: COLUMN filing.replaced_by; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(replaced_by) ON TABLE public.filing TO quota_application;


--
-- Name: TABLE filing_2023; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.filing_2023 TO quota_application;


--
-- Name: TABLE finding; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.finding TO quota_application;


--
-- Name: TABLE job_firing; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.job_firing TO quota_application;
GRANT SELECT ON TABLE public.job_firing TO quota_report;


--
-- Name: COLUMN job_firing.state; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(state) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.token; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(token) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.worker; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(worker) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.lease_until; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(lease_until) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.takings; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(takings) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.started_at; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(started_at) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.ended_at; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(ended_at) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.exit_code; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(exit_code) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.counts; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(counts) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.run_id; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(run_id) ON TABLE public.job_firing TO quota_application;


--
-- Name: COLUMN job_firing.note; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(note) ON TABLE public.job_firing TO quota_application;


--
-- Name: SEQUENCE job_firing_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.job_firing_id_seq TO quota_application;


--
-- Name: TABLE job_schedule; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.job_schedule TO quota_application;


--
-- Name: COLUMN job_schedule.times; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(times) ON TABLE public.job_schedule TO quota_application;


--
-- Name: COLUMN job_schedule.since; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(since) ON TABLE public.job_schedule TO quota_application;


--
-- Name: COLUMN job_schedule.active; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(active) ON TABLE public.job_schedule TO quota_application;


--
-- Name: TABLE migration; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT ON TABLE public.migration TO quota_application;


--
-- Name: TABLE notice; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.notice TO quota_application;
GRANT SELECT ON TABLE public.notice TO quota_report;


--
-- Name: SEQUENCE notice_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.notice_id_seq TO quota_application;


--
-- Name: TABLE placement; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.placement TO quota_application;


--
-- Name: COLUMN placement.person_key; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(person_key) ON TABLE public.placement TO quota_application;


--
-- Name: COLUMN placement.identity; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(identity) ON TABLE public.placement TO quota_application;


--
-- Name: COLUMN placement.person; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(person) ON TABLE public.placement TO quota_application;


--
-- Name: COLUMN placement.replaced_by; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(replaced_by) ON TABLE public.placement TO quota_application;


--
-- Name: TABLE placement_2023; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.placement_2023 TO quota_application;


--
-- Name: TABLE placement_key; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.placement_key TO quota_application;


--
-- Name: COLUMN placement_key.key_number; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(key_number) ON TABLE public.placement_key TO quota_application;


--
-- Name: TABLE policy_edition; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.policy_edition TO quota_application;


--
-- Name: TABLE policy_file; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.policy_file TO quota_application;


--
-- Name: TABLE proposal; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.proposal TO quota_application;


--
-- Name: SEQUENCE proposal_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.proposal_id_seq TO quota_application;


--
-- Name: TABLE refused_filing; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.refused_filing TO quota_application;


--
-- Name: TABLE refused_filing_2023; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.refused_filing_2023 TO quota_application;


--
-- Name: TABLE release; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.release TO quota_application;
GRANT SELECT ON TABLE public.release TO quota_report;


--
-- Name: SEQUENCE release_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.release_id_seq TO quota_application;


--
-- Name: TABLE run; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.run TO quota_application;
GRANT SELECT ON TABLE public.run TO quota_report;


--
-- Name: COLUMN run.state; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(state) ON TABLE public.run TO quota_application;


--
-- Name: COLUMN run.ended_at; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(ended_at) ON TABLE public.run TO quota_application;


--
-- Name: COLUMN run.units; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(units) ON TABLE public.run TO quota_application;


--
-- Name: COLUMN run.payable; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(payable) ON TABLE public.run TO quota_application;


--
-- Name: COLUMN run.reward; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(reward) ON TABLE public.run TO quota_application;


--
-- Name: COLUMN run.digest; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(digest) ON TABLE public.run TO quota_application;


--
-- Name: COLUMN run.note; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(note) ON TABLE public.run TO quota_application;


--
-- Name: TABLE run_chunk; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.run_chunk TO quota_application;
GRANT SELECT ON TABLE public.run_chunk TO quota_report;


--
-- Name: COLUMN run_chunk.units_read; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(units_read) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.units_written; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(units_written) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.payable; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(payable) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.reward; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(reward) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.done_at; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(done_at) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.digests; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(digests) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.lease_until; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(lease_until) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.state; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(state) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.takings; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(takings) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.token; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(token) ON TABLE public.run_chunk TO quota_application;


--
-- Name: COLUMN run_chunk.worker; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(worker) ON TABLE public.run_chunk TO quota_application;


--
-- Name: SEQUENCE run_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.run_id_seq TO quota_application;


--
-- Name: TABLE run_input; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.run_input TO quota_application;


--
-- Name: TABLE run_unit; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.run_unit TO quota_application;


--
-- Name: TABLE run_unit_2023; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.run_unit_2023 TO quota_application;


--
-- Name: TABLE sealing_key; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.sealing_key TO quota_application;


--
-- Name: COLUMN sealing_key.given_up_on; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(given_up_on) ON TABLE public.sealing_key TO quota_application;


--
-- Name: TABLE source_file; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.source_file TO quota_application;


--
-- Name: COLUMN source_file.emptied_on; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(emptied_on) ON TABLE public.source_file TO quota_application;


--
-- Name: SEQUENCE source_file_id_seq; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,USAGE ON SEQUENCE public.source_file_id_seq TO quota_application;


--
-- Name: TABLE source_file_part; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.source_file_part TO quota_application;


--
-- Name: COLUMN source_file_part.content; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(content) ON TABLE public.source_file_part TO quota_application;


--
-- Name: COLUMN source_file_part.key_number; Type: ACL; Schema: public; Owner: quota
--

GRANT UPDATE(key_number) ON TABLE public.source_file_part TO quota_application;


--
-- Name: TABLE unit_credit; Type: ACL; Schema: public; Owner: quota
--

GRANT SELECT,INSERT ON TABLE public.unit_credit TO quota_application;


--
-- Name: DEFAULT PRIVILEGES FOR SEQUENCES; Type: DEFAULT ACL; Schema: public; Owner: quota
--

ALTER DEFAULT PRIVILEGES FOR ROLE quota IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES  TO quota_application;


--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: public; Owner: quota
--

ALTER DEFAULT PRIVILEGES FOR ROLE quota IN SCHEMA public GRANT SELECT,INSERT ON TABLES  TO quota_application;


--
-- PostgreSQL database dump complete
--


