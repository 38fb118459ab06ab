namespace QuotaCompliance.Domain.Audit;

/// <summary>What one person proposes and another approves. The numbers are stored: append, never renumber.</summary>
public enum ProposalKind : byte
{
    /// <summary>A run is proposed by its start and approved by its release.</summary>
    RunRelease = 1,

    NoticePublication = 2,

    /// <summary>An edition of the parameters.</summary>
    ParameterChange = 3,
}
