using QuotaCompliance.Application;

namespace QuotaCompliance.Worker;

public static partial class NextSteps
{
    private static Dictionary<RefusalCode, Func<Refusal, string>> Runs => new()
    {
        [RefusalCode.ApprovedAlready] = _ => "",
        [RefusalCode.ProposerApproves] = _ => "another person approves it (--as)",
        [RefusalCode.RunUnknown] = _ => "",
        [RefusalCode.NoCompleteRun] = _ => "start one with quota review run --year Y --region R",
        [RefusalCode.NoRunYet] = _ => "start one with quota review run --year Y --region R",
        [RefusalCode.RunOfAnotherYear] = _ => "",
        [RefusalCode.RunOfAnotherRegion] = _ => "",
        [RefusalCode.RunWithoutFigures] = r => $"look at it with quota review show {r["run"]}",
        [RefusalCode.RequestOfAnotherRun] = _ => "",
        [RefusalCode.RegisterEmpty] = r => $"import it first (quota import employers FILE --year {r["year"]})",
        [RefusalCode.UnitsNotInRegister] = _ => "correct the file of --units",
        [RefusalCode.RunNeedsOtherRules] = r => $"finish it there, or cancel it and run again (quota review cancel {r["run"]} --reason …)",
        [RefusalCode.RunWasCancelled] = _ => "",
        [RefusalCode.RunNotReleasable] = _ => "",
        [RefusalCode.AcceptedParameterUnknown] = _ => "",
        [RefusalCode.ProvisionalNotAccepted] = r => $"--accept {r["parameters"]}",
        [RefusalCode.SecondPersonReleases] = _ => "another person releases it (--as)",
        [RefusalCode.EditionNotApproved] = r => $"quota policies propose, then quota policies approve {r["edition"]} --as USER",
        [RefusalCode.RegionsOverlap] = _ => "take that one back first (quota review back-out)",
        [RefusalCode.RunStateForbids] = _ => "",
        [RefusalCode.RunNotInForce] = _ => "",
        [RefusalCode.ReasonMissing] = _ => "--reason",
        [RefusalCode.RunHasEnded] = _ => "",
        [RefusalCode.RunNotReplayable] = _ => "",
        [RefusalCode.RunNotComparable] = _ => "",
        [RefusalCode.RunsOfDifferentYears] = _ => "",
        [RefusalCode.SheetTooSmall] = _ => "export .csv or .parquet",
    };
}
