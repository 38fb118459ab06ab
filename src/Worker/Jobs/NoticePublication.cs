using System.Text.Json.Serialization;
using QuotaCompliance.Application;
using QuotaCompliance.Application.Notices;
using QuotaCompliance.Domain.Audit;
using QuotaCompliance.Domain.Notices;
using QuotaCompliance.Persistence;

namespace QuotaCompliance.Worker.Jobs;

/// <summary>Publishes the approved notices of the run in force; it neither puts a run in force nor approves.</summary>
internal sealed record NoticePublication : RegionalJob
{
    public const string FileName = "notice-publication";

    /// <summary>发布单位.</summary>
    [JsonRequired]
    public string Office { get; init; } = "";

    /// <summary>受理异议地址.</summary>
    [JsonRequired]
    public string Address { get; init; } = "";

    /// <summary>受理异议电话.</summary>
    [JsonRequired]
    public string Telephone { get; init; } = "";

    public override Operation Operation => Operation.PublishNotices;

    public override IEnumerable<(string Setting, string Reason)> Faults()
    {
        foreach (var fault in base.Faults())
        {
            yield return fault;
        }

        foreach (var (setting, value) in new[] { ("office", Office), ("address", Address), ("telephone", Telephone) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return (setting, "is printed on the notice and cannot be empty");
            }
        }
    }

    public override Task<JobOutcome> Do(JobWork work, CancellationToken stop)
    {
        var (region, year) = ScopeOf(work.Firing);

        // The day readers can first see it is the first of the objection window, however late the firing.
        var publish = new PublishNotices(work.Database, work.Session.LoadPolicies, work.Session.PublishedFolder);
        if (publish.By(work.Actor, year, region, run: null, new NoticeOffice(Office, Address, Telephone), correction: null, BusinessClock.Today(work.Clock)).IsRefused(out var refusal, out var published))
        {
            // Waiting for a run, or for the second person, is no failure: the next firing looks again.
            return Task.FromResult(refusal.Code == RefusalCode.DutyMissing ? JobOutcome.Of(refusal, null) : new JobOutcome(ExitCode.Done, [("published", 0)], null, NextSteps.Sentence(refusal)));
        }

        work.Session.Anchor(work.Database, $"notices of run {published.Run.Id.Text()}");
        return Task.FromResult(new JobOutcome(ExitCode.Done, [("published", published.New.Count)], published.Run.Id));
    }
}
