namespace QuotaCompliance.Persistence.Migrations;

/// <summary>The history of jobs stays as it ended.</summary>
internal static class JobsSchema
{
    /// <summary>A firing moves only forward, and is never deleted.</summary>
    public const string Rules = """
        create function firing_moves() returns trigger language plpgsql as $$
        begin
            if old.state >= 3 or new.state <> old.state and not (old.state = 1 and new.state = 2 or old.state = 2 and new.state in (1, 3, 4)) then
                raise exception 'firing % may not go from state % to state %', old.id, old.state, new.state using errcode = 'QC002';
            end if;
            return new;
        end $$;
        create trigger firing_moves before update on job_firing for each row execute function firing_moves();
        create trigger stays_as_written before delete or truncate on job_firing for each statement execute function stays_as_written();
        """;
}
