using QuotaCompliance.Domain.Explanation;
using QuotaCompliance.Domain.Runs;

namespace QuotaCompliance.Domain.Tests.Runs;

public class RunStateTests
{
    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Every_state_has_a_name_of_its_own(Language language)
    {
        var names = Enum.GetValues<RunState>().Select(state => state.Name(language)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.NotEqual("", name.Trim()));
    }

    [Fact]
    public void A_number_that_is_no_state_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((RunState)0).Name(Language.English));
}
