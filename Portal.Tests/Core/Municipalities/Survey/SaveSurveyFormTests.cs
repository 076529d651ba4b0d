using Microsoft.EntityFrameworkCore;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

public sealed class SaveSurveyFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly SurveyForm Typed = SurveyForm.Blank with { WishedMonth = "来年の春ごろ", ContactName = "髙橋" };

    [Fact]
    public async Task What_was_typed_is_kept_as_it_was_typed_whatever_is_wrong_with_it()
    {
        await portal.NewSurvey();
        var clerk = await portal.NewClerk();

        Assert.Empty((await portal.Save(clerk, Typed)).Errors);

        var view = (await portal.SendAs(await portal.NewColleague(clerk), new FindSurveyForm()))!;
        Assert.Equal(Typed, view.Form);
        Assert.True(view.Own.Sheet!.IsUnsent);
        Assert.True(view.Reading.Failed);
    }

    [Fact]
    public async Task The_second_of_two_clerks_overwrites_nothing_unknowingly()
    {
        var survey = await portal.NewSurvey();
        var clerk = await portal.NewClerk();
        var blank = (await portal.SendAs(clerk, new FindSurveyForm()))!.Mark;
        await portal.SendAs(clerk, new SaveSurveyForm(survey.Id, Typed, blank));

        var same = await portal.SendAs(clerk, new SaveSurveyForm(survey.Id, Typed, blank));
        var other = await portal.SendAs(clerk, new SaveSurveyForm(survey.Id, Typed with { Remarks = "別" }, blank));

        Assert.Empty(same.Errors);
        Assert.Equal([SurveyErrors.ChangedMeanwhile], other.Errors);
        Assert.Equal(Typed, (await SheetOf(clerk)).Form);
    }

    [Fact]
    public async Task Two_who_begin_at_once_make_one_sheet()
    {
        var survey = await portal.NewSurvey();
        var clerk = await portal.NewClerk();
        var colleague = await portal.NewColleague(clerk);
        var blank = (await portal.SendAs(clerk, new FindSurveyForm()))!.Mark;

        var both = await Task.WhenAll(
            portal.SendAs(clerk, new SaveSurveyForm(survey.Id, Typed, blank)),
            portal.SendAs(colleague, new SaveSurveyForm(survey.Id, Typed with { Remarks = "別" }, blank)));

        Assert.Equal([SurveyErrors.ChangedMeanwhile], both.SelectMany(r => r.Errors));
        Assert.Equal(both[0].Failed ? "別" : null, (await SheetOf(clerk)).Form.Remarks);
    }

    [Fact]
    public async Task What_is_typed_over_midnight_of_the_last_day_is_kept()
    {
        var survey = await portal.NewSurvey();
        var clerk = await portal.NewClerk();
        portal.GoTo(survey.ClosesOn.AddDays(1), 0, 1);

        Assert.Empty((await portal.Save(clerk, Typed)).Errors);
        Assert.Equal([SurveyErrors.TooMuch], (await portal.Save(clerk, Typed with { Remarks = new string('あ', 4_001) })).Errors);
    }

    private Task<SurveySheet> SheetOf(TestUser clerk) => portal.InDatabase(db => db.SurveySheets.SingleAsync(s => s.InsurerId == clerk.InsurerId));
}
