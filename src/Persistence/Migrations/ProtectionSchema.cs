namespace QuotaCompliance.Persistence.Migrations;

/// <summary>What the migration "Protection" does to rows that are there: they take the shape of sealed ones, still in clear.</summary>
/// <remarks>No key comes near SQL. An envelope of suite 0 and key 0 is clear; the program seals it when it next opens the database, before it reads a row.</remarks>
internal static class ProtectionSchema
{
    public const string Placements = """
        alter table placement
            alter person_id type bytea using convert_to(person_id, 'UTF8'),
            alter certificate_no type bytea using '\x000000'::bytea || convert_to(person_id, 'UTF8') || set_byte('\x00', 0, grade),
            alter name type bytea using '\x000000'::bytea || int2send(octet_length(convert_to(name, 'UTF8'))::smallint) || convert_to(name, 'UTF8') || convert_to(certificate_no, 'UTF8'),
            alter name drop not null;
        alter table placement rename person_id to person_key;
        alter table placement rename certificate_no to person;
        alter table placement rename name to identity;
        alter table placement drop grade;
        insert into placement_key (review_year, key_number) select distinct review_year, 0 from placement;

        create or replace function attach_year(parent text, year integer) returns void
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
        """;

    /// <summary>The application may seal rows anew and say under which key a year is; what was filed it still cannot edit.</summary>
    public const string Rights = """
        do $$
        begin
            if exists (select 1 from pg_roles where rolname = 'quota_application') then
                grant update (person_key, person, identity) on placement to quota_application;
                grant update (key_number) on placement_key to quota_application;
                grant update (content, key_number) on source_file_part to quota_application;
            end if;
        end $$;
        """;

    /// <summary>The application may say that a kept file has lost its content.</summary>
    public const string RetentionRights = """
        do $$
        begin
            if exists (select 1 from pg_roles where rolname = 'quota_application') then
                grant update (emptied_on) on source_file to quota_application;
            end if;
        end $$;
        """;

    /// <summary>The application may say that a key is lost for good.</summary>
    public const string GivenUpRights = """
        do $$
        begin
            if exists (select 1 from pg_roles where rolname = 'quota_application') then
                grant update (given_up_on) on sealing_key to quota_application;
            end if;
        end $$;
        """;
}
