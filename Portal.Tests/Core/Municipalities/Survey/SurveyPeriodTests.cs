using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Core.Time;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>アンケートの期間.</summary>
public sealed class SurveyPeriodTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task No_two_surveys_run_at_once()
    {
        var survey = await portal.NewSurvey();
        var official = await portal.NewOfficial(AccountRole.Operator);

        var overlapping = await portal.SendAs(official, New(survey.ClosesOn, survey.ClosesOn.AddDays(3)));
        var after = await portal.SendAs(official, New(survey.ClosesOn.AddDays(1), survey.ClosesOn.AddDays(3)));

        Assert.Equal([SurveyErrors.Overlaps], overlapping.Errors);
        Assert.False(after.Failed);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one()
    {
        var survey = await portal.NewSurvey();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var add = New(survey.ClosesOn.AddDays(2), survey.ClosesOn.AddDays(4));

        Assert.Equal([add.NewId, add.NewId], (await Task.WhenAll(portal.SendAs(official, add), portal.SendAs(official, add))).Select(r => r.Value));
    }

    [Fact]
    public async Task The_second_of_two_who_change_it_is_told()
    {
        var survey = await portal.NewSurvey();
        var official = await portal.NewOfficial(AccountRole.Operator);
        var version = (await portal.SendAs(official, new FindSurvey(survey.Id)))!.Version;
        ChangeSurvey To(string title) => new(survey.Id, version, title, survey.OpensOn.ToJapanText(), survey.ClosesOn.ToJapanText());

        Assert.Empty((await portal.SendAs(official, To("一つ目"))).Errors);
        Assert.Equal([ConflictErrors.ChangedMeanwhile], (await portal.SendAs(official, To("二つ目"))).Errors);
    }

    [Theory]
    [InlineData("", "令和8年1月1日", "令和8年1月2日", "Title")]
    [InlineData("名称", "あした", "令和8年1月2日", "OpensOn")]
    [InlineData("名称", "令和8年1月3日", "令和8年1月2日", "ClosesOn")]
    [InlineData("名称", "令和8年1月3日", "", "ClosesOn")]
    public async Task What_cannot_be_read_is_refused_beside_its_field(string title, string opens, string closes, string field)
    {
        var result = await portal.SendAs(await portal.NewOfficial(AccountRole.Operator), new AddSurvey(Guid.CreateVersion7(), title, opens, closes));

        Assert.Equal(field, Assert.Single(result.Errors).Field);
    }

    [Theory]
    [InlineData(0, 0, "―")]
    [InlineData(15, 15, "100％")]
    [InlineData(1_733, 1_741, "99.5％")]
    [InlineData(9_999, 10_000, "99.9％")]
    public void The_rate_is_never_said_to_be_all_while_one_is_missing(int answered, int asked, string text) =>
        Assert.Equal(text, SurveyRate.Of(answered, asked));

    private static AddSurvey New(DateOnly opens, DateOnly closes) =>
        new(Guid.CreateVersion7(), "追加のアンケート", opens.ToJapanText(), closes.ToJapanText());
}
