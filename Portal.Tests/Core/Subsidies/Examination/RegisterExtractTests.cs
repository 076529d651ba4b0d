using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Subsidies;
using Portal.Tests.Support;
using static Portal.Tests.Support.TestClock;

namespace Portal.Tests.Core.Subsidies.Examination;

/// <summary>登録簿 beside an application: the imported one where the place stands there, otherwise what was known at the registration.</summary>
public sealed class RegisterExtractTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string SentName = "訪問介護ステーションみどり";

    [Fact]
    public async Task Without_an_imported_place_it_is_that_of_the_day_of_the_registration()
    {
        var (_, id) = await portal.NewSentApplication();

        var view = await portal.Look(await portal.NewExaminer(), id);

        Assert.Equal(
            (RegisterStanding.AtRegistration, new DateOnly(2026, 11, 20), "すずらん訪問介護ステーション"),
            (view.Register.Standing, view.Register.Day, view.Register.Facts.Name));
        Assert.Contains(view.Oddities, o => o.Text == "名称が登録簿と違います（登録簿：すずらん訪問介護ステーション）");
    }

    [Fact]
    public async Task What_was_imported_since_is_compared_and_its_day_is_told()
    {
        var (applicant, id) = await portal.NewSentApplication();
        await ImportAsync(applicant, InJapan(2026, 11, 24, 23, 59), facts => facts with { Name = SentName, ServiceCodes = ["15"] });

        var view = await portal.Look(await portal.NewExaminer(), id);

        Assert.Equal((RegisterStanding.Current, new DateOnly(2026, 11, 24), SentName), (view.Register.Standing, view.Register.Day, view.Register.Facts.Name));
        Assert.DoesNotContain(view.Oddities, o => o.About == ApplicationSection.Basics);
        Assert.Contains(view.Oddities, o => o.Text == "登録簿にないサービスがあります（11 訪問介護）");
    }

    [Fact]
    public async Task The_day_is_that_of_the_newest_import_that_went_into_the_register()
    {
        var (applicant, id) = await portal.NewSentApplication();
        await ImportAsync(applicant, InJapan(2026, 11, 21), facts => facts);
        await portal.Add(
            await NewImportAsync(ClaimsRegisterImportStatus.Imported, InJapan(2027, 1, 1, 0, 0)),
            await NewImportAsync(ClaimsRegisterImportStatus.Imported, InJapan(2026, 12, 1)),
            await NewImportAsync(ClaimsRegisterImportStatus.Refused, InJapan(2027, 2, 1)));

        var register = (await portal.Look(await portal.NewExaminer(), id)).Register;
        await portal.InDatabase(db => db.ClaimsRegisterImports.ExecuteDeleteAsync());

        Assert.Equal((RegisterStanding.Current, new DateOnly(2027, 1, 1)), (register.Standing, register.Day));
    }

    [Fact]
    public async Task A_place_that_has_left_the_register_is_pointed_out_with_its_last_facts()
    {
        var (applicant, id) = await portal.NewSentApplication();
        await ImportAsync(applicant, InJapan(2026, 11, 21), facts => facts with { Name = SentName }, leftAt: InJapan(2026, 12, 1));

        var view = await portal.Look(await portal.NewExaminer(), id);

        Assert.Equal((RegisterStanding.Left, new DateOnly(2026, 12, 1), SentName), (view.Register.Standing, view.Register.Day, view.Register.Facts.Name));
        Assert.Equal("令和8年12月1日（火）の取込で、登録簿から外れています", Assert.Single(view.Oddities, o => o.About == ApplicationSection.Basics).Text);
    }

    [Fact]
    public async Task A_medical_institution_of_the_same_number_is_another_place()
    {
        var (applicant, id) = await portal.NewSentApplication();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == applicant.OfficeId));
        await portal.Add(RegisterPlace.Of(
            new RegisteredPlace(OfficeKind.MedicalInstitution, office.Number, office.RegisterFacts with { Name = "同じ番号の医院" }), portal.Clock.Now));

        Assert.Equal(RegisterStanding.AtRegistration, (await portal.Look(await portal.NewExaminer(), id)).Register.Standing);
    }

    [Fact]
    public async Task The_page_says_of_which_day_the_register_is()
    {
        var (applicant, id) = await portal.NewSentApplication();
        using var official = await portal.SignIn(await portal.NewExaminer());
        var path = $"/operator/subsidies/applications/{id}";

        var before = (await official.OpenAsync(path)).MainText();
        await ImportAsync(applicant, InJapan(2026, 11, 24, 12, 0), facts => facts with { Name = "新しい名称" });
        var after = (await official.OpenAsync(path)).MainText();

        Assert.Contains("利用登録をした令和8年11月20日（金）に確かめたものです", before, StringComparison.Ordinal);
        Assert.Contains("「登録簿」は、令和8年11月24日（火）の取込のものです", after, StringComparison.Ordinal);
        Assert.Contains("登録簿：新しい名称", after, StringComparison.Ordinal);
    }

    private async Task ImportAsync(TestUser applicant, DateTimeOffset at, Func<OfficeFacts, OfficeFacts> change, DateTimeOffset? leftAt = null)
    {
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == applicant.OfficeId));
        var facts = change(office.RegisterFacts);
        await portal.Add(new RegisterPlace
        {
            Kind = office.Kind,
            Number = office.Number,
            IsMedical = office.IsMedical,
            Name = facts.Name,
            Facts = facts,
            ChangedAt = at,
            LeftRegisterAt = leftAt,
        });
    }

    private async Task<ClaimsRegisterImport> NewImportAsync(ClaimsRegisterImportStatus status, DateTimeOffset at)
    {
        var import = ClaimsRegisterImport.Of(Guid.CreateVersion7(), 1, "登録簿.csv", (await portal.NewExaminer()).AccountId!.Value, at);
        import.End(status, null, at);
        return import;
    }
}
