using System.Collections.Immutable;
using QuotaCompliance.Domain.Employers;
using QuotaCompliance.Domain.Explanation;

namespace QuotaCompliance.Domain.Audit;

/// <summary>What an account is there for. The numbers are stored: append, never renumber.</summary>
public enum Duty : byte
{
    /// <summary>年审员: takes files in and runs the review.</summary>
    Reviewer = 1,

    /// <summary>审批人: the second person.</summary>
    Approver = 2,

    /// <summary>劳动监察员.</summary>
    Inspector = 3,

    /// <summary>财务.</summary>
    Finance = 4,

    /// <summary>公示员: drafts and publishes notices.</summary>
    Publisher = 5,

    /// <summary>审计: reads all, changes nothing.</summary>
    Auditor = 6,

    /// <summary>管理员: accounts and jobs, no personal data.</summary>
    Administrator = 7,
}

/// <summary>What can be asked for that needs a duty.</summary>
public enum Operation : byte
{
    Import,
    RunReview,
    ReplayRun,
    ReleaseRun,
    ReadFigures,

    /// <summary>Rows of persons, or what is made from a single unit's.</summary>
    ReadPersons,

    ProposeNotices,
    ApproveNotices,
    PublishNotices,
    ProposeParameters,
    ApproveParameters,
    ManageAccounts,
    ReadAccounts,
    ManageJobs,
    ReadJobs,
    ManageKeys,

    /// <summary>The database as a whole: how it lies on machines.</summary>
    ManageDatabase,
    ApplyRetention,

    /// <summary>What a person asks for about their own data: to see, correct or erase it.</summary>
    AnswerRequests,
    VerifyAudit,
    ReadAudit,
}

/// <summary>A duty for a region, and all that lies under it.</summary>
public readonly record struct Grant(Duty Duty, RegionCode Region);

/// <summary>The one table of duty × operation × region: who may do what.</summary>
public static class Duties
{
    /// <summary>Names that begin so are those of scheduled jobs.</summary>
    public const string JobPrefix = "job:";

    /// <summary>What a scheduled job may do under its own name: never be the second person.</summary>
    public static readonly ImmutableArray<Operation> OfJobs = [Operation.Import, Operation.RunReview, Operation.PublishNotices, Operation.ApplyRetention, Operation.VerifyAudit];

    /// <summary>The duties that carry an operation; any one of them will do.</summary>
    public static ImmutableArray<Duty> Carrying(Operation operation) => operation switch
    {
        Operation.Import => [Duty.Reviewer],
        Operation.RunReview => [Duty.Reviewer],
        Operation.ReplayRun => [Duty.Reviewer, Duty.Approver],
        Operation.ReleaseRun => [Duty.Approver],
        Operation.ReadFigures => [Duty.Reviewer, Duty.Approver, Duty.Inspector, Duty.Finance, Duty.Publisher, Duty.Auditor],
        Operation.ReadPersons => [Duty.Reviewer, Duty.Approver, Duty.Inspector, Duty.Auditor],
        Operation.ProposeNotices => [Duty.Publisher],
        Operation.ApproveNotices => [Duty.Approver],
        Operation.PublishNotices => [Duty.Publisher],
        Operation.ProposeParameters => [Duty.Reviewer],
        Operation.ApproveParameters => [Duty.Approver],
        Operation.ManageAccounts => [Duty.Administrator],
        Operation.ReadAccounts => [Duty.Administrator, Duty.Auditor],
        Operation.ManageJobs => [Duty.Administrator],
        Operation.ReadJobs => [Duty.Administrator, Duty.Auditor],
        Operation.ManageKeys => [Duty.Administrator],
        Operation.ManageDatabase => [Duty.Administrator],
        Operation.ApplyRetention => [Duty.Administrator],
        Operation.AnswerRequests => [Duty.Reviewer],
        Operation.VerifyAudit => [Duty.Auditor, Duty.Administrator],
        Operation.ReadAudit => [Duty.Auditor],
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "no such operation"),
    };

    /// <summary>Whether these grants allow the operation.</summary>
    /// <param name="region">Where; nothing for what belongs to no region, which a duty for any region carries.</param>
    public static bool Allow(this IEnumerable<Grant> grants, Operation operation, RegionCode? region)
    {
        var carrying = Carrying(operation);
        return grants.Any(grant => carrying.Contains(grant.Duty) && (region is not { } asked || grant.Region.Covers(asked)));
    }

    /// <summary>The word for a duty on the command line.</summary>
    public static string Code(this Duty duty) => duty switch
    {
        Duty.Reviewer => "reviewer",
        Duty.Approver => "approver",
        Duty.Inspector => "inspector",
        Duty.Finance => "finance",
        Duty.Publisher => "publisher",
        Duty.Auditor => "auditor",
        Duty.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty, "no such duty"),
    };

    public static string Name(this Duty duty) => duty switch
    {
        Duty.Reviewer => "年审员",
        Duty.Approver => "审批人",
        Duty.Inspector => "劳动监察员",
        Duty.Finance => "财务",
        Duty.Publisher => "公示员",
        Duty.Auditor => "审计",
        Duty.Administrator => "管理员",
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty, "no such duty"),
    };

    /// <summary>What is asked for, as a refusal words it.</summary>
    public static string Name(this Operation operation, Language language) => (operation, language) switch
    {
        (Operation.Import, Language.Chinese) => "导入文件",
        (Operation.Import, _) => "import files",
        (Operation.RunReview, Language.Chinese) => "办理年审批次",
        (Operation.RunReview, _) => "run a review",
        (Operation.ReplayRun, Language.Chinese) => "重算批次",
        (Operation.ReplayRun, _) => "replay a run",
        (Operation.ReleaseRun, Language.Chinese) => "发布或撤回批次",
        (Operation.ReleaseRun, _) => "release a run or take it back",
        (Operation.ReadFigures, Language.Chinese) => "查看核定结果",
        (Operation.ReadFigures, _) => "look at figures",
        (Operation.ReadPersons, Language.Chinese) => "查看个人信息",
        (Operation.ReadPersons, _) => "read personal data",
        (Operation.ProposeNotices, Language.Chinese) => "起草公示",
        (Operation.ProposeNotices, _) => "draft notices",
        (Operation.ApproveNotices, Language.Chinese) => "审批公示",
        (Operation.ApproveNotices, _) => "approve notices",
        (Operation.PublishNotices, Language.Chinese) => "发布公示",
        (Operation.PublishNotices, _) => "publish notices",
        (Operation.ProposeParameters, Language.Chinese) => "提交参数变更",
        (Operation.ProposeParameters, _) => "propose parameters",
        (Operation.ApproveParameters, Language.Chinese) => "审批参数变更",
        (Operation.ApproveParameters, _) => "approve parameters",
        (Operation.ManageAccounts, Language.Chinese) => "管理用户",
        (Operation.ManageAccounts, _) => "manage accounts",
        (Operation.ReadAccounts, Language.Chinese) => "查看用户",
        (Operation.ReadAccounts, _) => "list accounts",
        (Operation.ManageJobs, Language.Chinese) => "管理任务",
        (Operation.ManageJobs, _) => "manage jobs",
        (Operation.ReadJobs, Language.Chinese) => "查看任务记录",
        (Operation.ReadJobs, _) => "look at jobs",
        (Operation.ManageKeys, Language.Chinese) => "管理密钥",
        (Operation.ManageKeys, _) => "manage keys",
        (Operation.ManageDatabase, Language.Chinese) => "管理数据库",
        (Operation.ManageDatabase, _) => "manage the database",
        (Operation.ApplyRetention, Language.Chinese) => "执行保存期限",
        (Operation.ApplyRetention, _) => "apply retention",
        (Operation.AnswerRequests, Language.Chinese) => "办理个人信息申请",
        (Operation.AnswerRequests, _) => "answer requests about personal data",
        (Operation.VerifyAudit, Language.Chinese) => "核对审计记录",
        (Operation.VerifyAudit, _) => "verify the audit trail",
        (Operation.ReadAudit, Language.Chinese) => "导出审计记录",
        (Operation.ReadAudit, _) => "export the audit trail",
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "no such operation"),
    };
}
