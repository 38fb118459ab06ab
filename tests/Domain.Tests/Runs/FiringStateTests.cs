using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Domain.Tests.Runs;

public class FiringStateTests
{
    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Every_state_and_cause_has_a_name_of_its_own(Language language)
    {
        var names = Enum.GetValues<FiringState>().Select(state => state.Name(language)).Concat(Enum.GetValues<FiringCause>().Select(cause => cause.Name(language))).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.NotEqual("", name.Trim()));
    }

    [Fact]
    public void A_firing_that_has_ended_moves_no_more() => Assert.All(
        from state in Enum.GetValues<FiringState>() where state.HasEnded() from next in Enum.GetValues<FiringState>() select (state, next),
        move => Assert.False(move.state.MayBecome(move.next)));

    [Fact]
    public void A_firing_is_taken_before_it_is_done() => Assert.False(FiringState.Waiting.MayBecome(FiringState.Done));

    [Fact]
    public void A_taken_firing_can_be_handed_back() => Assert.True(FiringState.Taken.MayBecome(FiringState.Waiting));

    [Fact]
    public void A_number_that_is_no_state_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((FiringState)0).Name(Language.English));
}
