namespace QuotaCompliance.Persistence.Migrations;

/// <summary>The trail is written by the database alone, and what must be in it is.</summary>
internal static class AuditSchema
{
    /// <remarks>
    /// A transaction leaves its entries in <c>audit_pending</c>; when it commits they get their place in the chain, one transaction after the other.
    /// So the lock that puts them in order is held for the commit alone, however long the transaction was.
    /// </remarks>
    public const string Chain = """
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
        """;

    /// <summary>A change that must be in the trail does not commit without an entry of the same transaction.</summary>
    public const string MustBeAudited = """
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
        """;

    /// <summary>
    /// Functions with the owner's rights look in our schema first and in the caller's temporary one last:
    /// otherwise who may make a temporary table <c>run</c> or <c>audit_entry</c> would have them read or write that.
    /// </summary>
    public const string SearchPaths = """
        do $$
        declare
            f regprocedure;
        begin
            for f in select oid::regprocedure from pg_proc where pronamespace = current_schema()::regnamespace and (prosecdef or prorettype = 'trigger'::regtype) loop
                execute format('alter function %s set search_path = %I, pg_temp', f, current_schema());
            end loop;
        end $$;
        """;
}
