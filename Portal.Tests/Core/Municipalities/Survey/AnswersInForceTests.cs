using Portal.Core.Municipalities;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class AnswersInForceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_newest_survey_that_an_insurer_has_answered_holds()
    {
        await portal.NewSurvey();
        var (both, first) = (await portal.NewClerk(), await portal.NewClerk());
        var vendor = await portal.NewVendor("令和8年11月");
        await portal.Answer(both, Surveys.Complete(vendor));
        await portal.Answer(first, Surveys.Complete(vendor));
        await portal.NewSurvey();
        await portal.Answer(both, Surveys.Complete(vendor) with { VendorId = null, OtherVendor = "別の会社", WishedMonth = "令和9年6月" });

        var answers = (await ReadAsync()).ToDictionary(a => a.InsurerId);

        Assert.Equal((new YearMonth(2027, 6), "別の会社", null), Of(answers[both.InsurerId!.Value]));
        Assert.Equal((new YearMonth(2027, 2), new YearMonth(2026, 11)), (answers[first.InsurerId!.Value].WishedMonth!.Value, answers[first.InsurerId.Value].VendorFrom!.Value));
        Assert.True(answers[both.InsurerId.Value].RegistrationOrder < answers[first.InsurerId.Value].RegistrationOrder);
    }

    [Fact]
    public async Task Members_have_the_group_of_their_union_and_what_the_vendor_said_last()
    {
        await portal.NewSurvey();
        var members = await portal.NewMembers(2);
        var vendor = await portal.NewVendor();
        await portal.Answer(members[0], Surveys.Complete(vendor));
        await portal.Answer(members[1], Surveys.Complete(vendor));

        var answers = (await ReadAsync()).Where(a => members.Any(m => m.InsurerId == a.InsurerId)).ToList();

        Assert.NotNull(answers[0].GroupId);
        Assert.Equal(answers[0].GroupId, answers[1].GroupId);
        Assert.All(answers, a => Assert.Equal(new YearMonth(2026, 9), a.VendorFrom));
    }

    private Task<IReadOnlyList<SetupAnswer>> ReadAsync() => portal.InDatabase(db => db.SetupAnswersInForceAsync(CancellationToken.None));

    private static (YearMonth, string?, YearMonth?) Of(SetupAnswer answer) => (answer.WishedMonth!.Value, answer.VendorName, answer.VendorFrom);
}
