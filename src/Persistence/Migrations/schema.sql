CREATE TABLE IF NOT EXISTS migration (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL,
    CONSTRAINT "PK_migration" PRIMARY KEY ("MigrationId")
);

CREATE TABLE account (
    name text COLLATE "C" NOT NULL,
    os_user text COLLATE "C",
    disabled boolean NOT NULL,
    added_by text COLLATE "C" NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_account" PRIMARY KEY (name),
    CONSTRAINT account_name CHECK (name = btrim(name) and name <> '' and lower(name) not like 'job:%')
);

CREATE TABLE assessment (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
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
    flags smallint NOT NULL,
    CONSTRAINT "PK_assessment" PRIMARY KEY (review_year, run_id, uscc)
);

CREATE TABLE audit_entry (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by text COLLATE "C" NOT NULL,
    os_user text COLLATE "C" NOT NULL,
    host text COLLATE "C" NOT NULL,
    session text COLLATE "C" NOT NULL,
    transaction bigint NOT NULL,
    act smallint NOT NULL,
    subject text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    region integer,
    review_year integer,
    previous text COLLATE "C" NOT NULL,
    hash text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_audit_entry" PRIMARY KEY (number)
);

CREATE TABLE employer (
    review_year integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    name text COLLATE "C" NOT NULL,
    kind smallint NOT NULL,
    region integer NOT NULL,
    registered_on date NOT NULL,
    commission_member boolean NOT NULL,
    concentrated boolean NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint,
    CONSTRAINT "PK_employer" PRIMARY KEY (review_year, uscc, version)
);

CREATE TABLE filing (
    review_year integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    monthly numeric(14,4) NOT NULL,
    average numeric(11,4),
    seasonal numeric(11,4) NOT NULL,
    payroll numeric(15,2) NOT NULL,
    filed_on date NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint,
    CONSTRAINT "PK_filing" PRIMARY KEY (review_year, uscc, version)
);

CREATE TABLE finding (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    line bigint NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    field text COLLATE "C" NOT NULL,
    code text COLLATE "C" NOT NULL,
    is_warning boolean NOT NULL,
    detail text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_finding" PRIMARY KEY (file_id, number)
);

CREATE TABLE job_firing (
    id bigint GENERATED ALWAYS AS IDENTITY,
    job text COLLATE "C" NOT NULL,
    scheduled_at timestamp with time zone NOT NULL,
    region integer NOT NULL,
    review_year integer NOT NULL,
    cause smallint NOT NULL,
    by text COLLATE "C" NOT NULL,
    queue text COLLATE "C" NOT NULL,
    state smallint NOT NULL,
    token bigint,
    worker text COLLATE "C" NOT NULL,
    lease_until timestamp with time zone,
    takings integer NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    exit_code smallint,
    counts text COLLATE "C" NOT NULL,
    run_id integer,
    note text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_job_firing" PRIMARY KEY (id)
);

CREATE TABLE job_schedule (
    job text COLLATE "C" NOT NULL,
    times text COLLATE "C" NOT NULL,
    since timestamp with time zone NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT "PK_job_schedule" PRIMARY KEY (job)
);

CREATE TABLE placement (
    review_year integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
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
    counted_at text COLLATE "C",
    file_id bigint NOT NULL,
    line integer NOT NULL,
    replaced_by bigint,
    CONSTRAINT "PK_placement" PRIMARY KEY (review_year, uscc, person_key, version)
);

CREATE TABLE placement_key (
    review_year integer NOT NULL,
    key_number integer NOT NULL,
    CONSTRAINT "PK_placement_key" PRIMARY KEY (review_year)
);

CREATE TABLE policy_edition (
    edition text COLLATE "C" NOT NULL,
    installed boolean NOT NULL,
    met_by text COLLATE "C" NOT NULL,
    met_at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_policy_edition" PRIMARY KEY (edition)
);

CREATE TABLE policy_file (
    edition text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_policy_file" PRIMARY KEY (edition, name)
);

CREATE TABLE proposal (
    id integer GENERATED ALWAYS AS IDENTITY,
    kind smallint NOT NULL,
    subject text COLLATE "C" NOT NULL,
    review_year integer,
    region integer,
    detail text COLLATE "C",
    by text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_proposal" PRIMARY KEY (id),
    CONSTRAINT "AK_proposal_id_by" UNIQUE (id, by)
);

CREATE TABLE refused_filing (
    review_year integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    file_id bigint NOT NULL,
    line integer NOT NULL,
    CONSTRAINT "PK_refused_filing" PRIMARY KEY (review_year, uscc, file_id)
);

CREATE TABLE release (
    id integer GENERATED ALWAYS AS IDENTITY,
    review_year integer NOT NULL,
    region integer NOT NULL,
    run_id integer NOT NULL,
    cause smallint NOT NULL,
    units bigint NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    by text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    business_date date NOT NULL,
    reason text COLLATE "C" NOT NULL,
    accepted text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_release" PRIMARY KEY (id)
);

CREATE TABLE run (
    id integer GENERATED ALWAYS AS IDENTITY,
    review_year integer NOT NULL,
    region integer NOT NULL,
    business_date date NOT NULL,
    edition text COLLATE "C" NOT NULL,
    program_version text COLLATE "C" NOT NULL,
    state smallint NOT NULL,
    dry_run boolean NOT NULL,
    started_by text COLLATE "C" NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    units bigint NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    digest text COLLATE "C" NOT NULL,
    uncertain_parameters text COLLATE "C" NOT NULL,
    chunk_size integer NOT NULL DEFAULT 0,
    employers_file bigint NOT NULL DEFAULT 0,
    filings_file bigint NOT NULL DEFAULT 0,
    note text COLLATE "C" NOT NULL DEFAULT '',
    placements_file bigint NOT NULL DEFAULT 0,
    register_file bigint NOT NULL DEFAULT 0,
    replay_of integer,
    request text COLLATE "C" NOT NULL DEFAULT '',
    rule_version integer NOT NULL DEFAULT 0,
    scope smallint NOT NULL DEFAULT 0,
    scope_text text COLLATE "C" NOT NULL DEFAULT '',
    CONSTRAINT "PK_run" PRIMARY KEY (id)
);

CREATE TABLE run_chunk (
    run_id integer NOT NULL,
    number integer NOT NULL,
    first_uscc text COLLATE "C" NOT NULL,
    last_uscc text COLLATE "C" NOT NULL,
    units_read integer NOT NULL,
    units_written integer NOT NULL,
    payable numeric(20,2) NOT NULL,
    reward numeric(20,2) NOT NULL,
    review_year integer NOT NULL DEFAULT 0,
    done_at timestamp with time zone,
    digests bytea NOT NULL DEFAULT BYTEA E'\\x',
    kind smallint NOT NULL DEFAULT 0,
    lease_until timestamp with time zone,
    state smallint NOT NULL DEFAULT 0,
    takings integer NOT NULL DEFAULT 0,
    token bigint,
    units_planned integer NOT NULL DEFAULT 0,
    worker text COLLATE "C",
    CONSTRAINT "PK_run_chunk" PRIMARY KEY (review_year, run_id, number)
);

CREATE TABLE run_input (
    run_id integer NOT NULL,
    file_id bigint NOT NULL,
    CONSTRAINT "PK_run_input" PRIMARY KEY (run_id, file_id)
);

CREATE TABLE run_unit (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_run_unit" PRIMARY KEY (review_year, run_id, uscc)
);

CREATE TABLE sealing_key (
    number integer NOT NULL,
    suite smallint NOT NULL,
    check_value bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    given_up_on date,
    CONSTRAINT "PK_sealing_key" PRIMARY KEY (number)
);

CREATE TABLE source_file (
    id bigint GENERATED ALWAYS AS IDENTITY,
    kind smallint NOT NULL,
    review_year integer NOT NULL,
    name text COLLATE "C" NOT NULL,
    sha256 bytea NOT NULL,
    bytes bigint NOT NULL,
    rows_read bigint NOT NULL,
    rows_accepted bigint NOT NULL,
    imported_by text COLLATE "C" NOT NULL,
    imported_on date NOT NULL,
    imported_at timestamp with time zone NOT NULL,
    reason text COLLATE "C" NOT NULL,
    emptied_on date,
    CONSTRAINT "PK_source_file" PRIMARY KEY (id)
);

CREATE TABLE source_file_part (
    file_id bigint NOT NULL,
    number integer NOT NULL,
    content bytea NOT NULL,
    key_number integer NOT NULL,
    CONSTRAINT "PK_source_file_part" PRIMARY KEY (file_id, number)
);

CREATE TABLE unit_credit (
    review_year integer NOT NULL,
    run_id integer NOT NULL,
    uscc text COLLATE "C" NOT NULL,
    weighted_months integer NOT NULL,
    months integer NOT NULL,
    persons integer NOT NULL,
    in_december boolean NOT NULL,
    contested boolean NOT NULL,
    at_minimum boolean NOT NULL,
    CONSTRAINT "PK_unit_credit" PRIMARY KEY (review_year, run_id, uscc)
);

CREATE TABLE account_duty (
    id integer GENERATED ALWAYS AS IDENTITY,
    account text COLLATE "C" NOT NULL,
    duty smallint NOT NULL,
    region integer NOT NULL,
    granted_by text COLLATE "C" NOT NULL,
    granted_at timestamp with time zone NOT NULL,
    revoked_by text COLLATE "C",
    revoked_at timestamp with time zone,
    CONSTRAINT "PK_account_duty" PRIMARY KEY (id),
    CONSTRAINT "FK_account_duty_account_account" FOREIGN KEY (account) REFERENCES account (name) ON DELETE RESTRICT
);

CREATE TABLE approval (
    proposal_id integer NOT NULL,
    made_by text COLLATE "C" NOT NULL,
    checked_by text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT "PK_approval" PRIMARY KEY (proposal_id),
    CONSTRAINT no_job_approves CHECK (lower(btrim(checked_by)) not like 'job:%'),
    CONSTRAINT two_persons CHECK (lower(btrim(made_by)) <> lower(btrim(checked_by))),
    CONSTRAINT "FK_approval_proposal_proposal_id_made_by" FOREIGN KEY (proposal_id, made_by) REFERENCES proposal (id, by) ON DELETE RESTRICT
);

CREATE TABLE notice (
    id integer GENERATED ALWAYS AS IDENTITY,
    kind smallint NOT NULL,
    review_year integer NOT NULL,
    region integer NOT NULL,
    version integer NOT NULL,
    run_id integer NOT NULL,
    correction text COLLATE "C",
    published_on date NOT NULL,
    objections_from date NOT NULL,
    objections_to date NOT NULL,
    objection_days integer NOT NULL,
    office_name text COLLATE "C" NOT NULL,
    office_address text COLLATE "C" NOT NULL,
    office_telephone text COLLATE "C" NOT NULL,
    parameters jsonb NOT NULL,
    published_by text COLLATE "C" NOT NULL,
    proposal_id integer,
    CONSTRAINT "PK_notice" PRIMARY KEY (id),
    CONSTRAINT "FK_notice_approval_proposal_id" FOREIGN KEY (proposal_id) REFERENCES approval (proposal_id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_account_os_user" ON account (os_user);

CREATE INDEX "IX_account_duty_account" ON account_duty (account);

CREATE INDEX "IX_approval_proposal_id_made_by" ON approval (proposal_id, made_by);

CREATE UNIQUE INDEX "IX_job_firing_job_scheduled_at_region_review_year" ON job_firing (job, scheduled_at, region, review_year);

CREATE INDEX "IX_job_firing_state" ON job_firing (state) WHERE state < 3;

CREATE INDEX "IX_notice_proposal_id" ON notice (proposal_id);

CREATE UNIQUE INDEX "IX_notice_region_review_year_kind_version" ON notice (region, review_year, kind, version);

CREATE INDEX "IX_proposal_kind_subject" ON proposal (kind, subject);

CREATE INDEX "IX_release_review_year_region" ON release (review_year, region);

CREATE UNIQUE INDEX "IX_run_review_year_region_request" ON run (review_year, region, request);

CREATE INDEX "IX_source_file_kind_review_year_sha256" ON source_file (kind, review_year, sha256);

alter table source_file_part alter column content set storage external;

alter table employer rename to employer_shape;
create table employer (like employer_shape including defaults including constraints) partition by list (review_year);
drop table employer_shape;
alter table employer add primary key (review_year, uscc, version);
alter table filing rename to filing_shape;
create table filing (like filing_shape including defaults including constraints) partition by list (review_year);
drop table filing_shape;
alter table filing add primary key (review_year, uscc, version);
alter table refused_filing rename to refused_filing_shape;
create table refused_filing (like refused_filing_shape including defaults including constraints) partition by list (review_year);
drop table refused_filing_shape;
alter table refused_filing add primary key (review_year, uscc, file_id);
alter table placement rename to placement_shape;
create table placement (like placement_shape including defaults including constraints) partition by list (review_year);
drop table placement_shape;
alter table placement add primary key (review_year, uscc, person_key, version);
alter table run_unit rename to run_unit_shape;
create table run_unit (like run_unit_shape including defaults including constraints) partition by list (review_year);
drop table run_unit_shape;
alter table run_unit add primary key (review_year, run_id, uscc);
alter table assessment rename to assessment_shape;
create table assessment (like assessment_shape including defaults including constraints) partition by range (review_year, run_id);
drop table assessment_shape;
alter table assessment add primary key (review_year, run_id, uscc);
alter table unit_credit rename to unit_credit_shape;
create table unit_credit (like unit_credit_shape including defaults including constraints) partition by range (review_year, run_id);
drop table unit_credit_shape;
alter table unit_credit add primary key (review_year, run_id, uscc);

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

create function stays_as_written() returns trigger language plpgsql as $$
begin
    raise exception '% is never edited: a correction is another entry', tg_table_name using errcode = 'QC003';
end $$;
create trigger stays_as_written before update or delete or truncate on run_input for each statement execute function stays_as_written();
create trigger stays_as_written before update or delete or truncate on policy_file for each statement execute function stays_as_written();

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

create unique index account_same_name on account (lower(name));
create unique index account_duty_held on account_duty (account, duty, region) where revoked_at is null;
create unique index proposal_of_run on proposal (subject) where kind = 1;
create unique index policy_edition_installed on policy_edition (installed) where installed;

-- A name without what nobody sees: blanks, format characters, variants of width and case.
create function person(name text) returns text language sql immutable as $$
    select lower(regexp_replace(normalize(name, NFKC), '[[:space:][:cntrl:]\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+', '', 'g'))
$$;

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

create function firing_moves() returns trigger language plpgsql as $$
begin
    if old.state >= 3 or new.state <> old.state and not (old.state = 1 and new.state = 2 or old.state = 2 and new.state in (1, 3, 4)) then
        raise exception 'firing % may not go from state % to state %', old.id, old.state, new.state using errcode = 'QC002';
    end if;
    return new;
end $$;
create trigger firing_moves before update on job_firing for each row execute function firing_moves();
create trigger stays_as_written before delete or truncate on job_firing for each statement execute function stays_as_written();

create table audit_pending (
    id bigint generated always as identity primary key,
    "by" text not null, os_user text not null, host text not null, act smallint not null, subject text not null, reason text not null,
    region integer, review_year integer);

create function audit_line(value text) returns text language sql immutable as $$ select regexp_replace(value, '[\x01-\x1f\x7f\u0085\u2028\u2029]+', ' ', 'g') $$;

create function write_audit("by" text, os_user text, host text, act integer, subject text, reason text, region integer, review_year integer) returns void
language sql security definer set search_path from current as $$
    insert into audit_pending ("by", os_user, host, act, subject, reason, region, review_year)
    values (audit_line($1), audit_line($2), audit_line($3), $4, audit_line($5), audit_line($6), $7, $8)
$$;

create function audit_fields(e audit_entry) returns text[] language sql stable as $$
    select array[to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e."by", e.os_user, e.host, e.session, e.transaction::text,
        e.act::text, e.subject, e.reason, coalesce(e.region::text, ''), coalesce(e.review_year::text, '')]
$$;

create function chain_audit() returns trigger language plpgsql security definer set search_path from current as $$
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
create constraint trigger chain_audit after insert on audit_pending deferrable initially deferred for each row execute function chain_audit();
create trigger stays_as_written before update or delete or truncate on audit_entry for each statement execute function stays_as_written();

-- The chain's identity: a trail written anew from the start has another first hash.
select write_audit(session_user, session_user, '', 1, gen_random_uuid()::text, '', null, null);
set constraints all immediate;

create function is_audited() returns trigger language plpgsql security definer set search_path from current as $$
begin
    if not exists (select 1 from audit_pending)
        and pg_current_xact_id()::text::bigint is distinct from (select transaction from audit_entry order by number desc limit 1) then
        raise exception 'a change of % without an entry in the audit trail', tg_table_name using errcode = 'QC005';
    end if;
    return null;
end $$;
create constraint trigger is_audited after insert on source_file deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert on run deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert on release deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert on notice deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert on proposal deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert on approval deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert or update on account deferrable initially deferred for each row execute function is_audited();
create constraint trigger is_audited after insert or update on account_duty deferrable initially deferred for each row execute function is_audited();

do $$
declare
    f regprocedure;
begin
    for f in select oid::regprocedure from pg_proc where pronamespace = current_schema()::regnamespace and (prosecdef or prorettype = 'trigger'::regtype) loop
        execute format('alter function %s set search_path = %I, pg_temp', f, current_schema());
    end loop;
end $$;

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

INSERT INTO migration ("MigrationId", "ProductVersion")
VALUES ('20261127195907_Initial', '10.0.15');
