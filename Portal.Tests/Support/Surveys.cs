using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Mail;
using Portal.Core.Municipalities;
using Portal.Core.Results;

namespace Portal.Tests.Support;

/// <summary>Brings an アンケート as far as a test needs it. Each has days of its own, so that tests of one database never meet.</summary>
public static class Surveys
{
    private const int DaysBetween = 30;
    private static readonly DateOnly First = new(2026, 12, 1);
    private static int last;

    /// <summary>Open from today for two weeks: the clock stands at nine in the morning of its first day.</summary>
    public static async Task<ReadinessSurvey> NewSurvey(this PortalFixture portal)
    {
        var opens = First.AddDays(DaysBetween * Interlocked.Increment(ref last));
        var survey = new ReadinessSurvey { Title = $"アンケート{opens:yyyyMMdd}", OpensOn = opens, ClosesOn = opens.AddDays(13) };
        await portal.Add(survey);
        portal.GoTo(opens);
        return survey;
    }

    /// <summary>Nine in the morning unless another hour is given.</summary>
    public static void GoTo(this PortalFixture portal, DateOnly day, int hour = 9, int minute = 0) =>
        portal.Clock.Now = TestClock.InJapan(day.Year, day.Month, day.Day, hour, minute);

    /// <summary>A vendor of its own name.</summary>
    public static async Task<Guid> NewVendor(this PortalFixture portal, string? month = "令和8年9月") =>
        (await portal.SendAs(
            await portal.NewOfficial(AccountRole.Operator), new AddSystemVendor(Guid.CreateVersion7(), $"社{UniqueNumbers.Next(6)}", month))).Value;

    /// <summary>A 回答票 that can be sent, and about which nothing is said.</summary>
    public static SurveyForm Complete(Guid vendor) => new(
        SystemState.Planned, vendor, null, "介護くん", "令和8年12月1日", "令和9年2月", ConnectionMethod.Api, null,
        "試験 花子", "介護保険課", "097-000-0000", "contact@example.jp", null);

    /// <summary>Typed and saved over what was there.</summary>
    public static async Task<Result<SavedForm>> Save(this PortalFixture portal, TestUser clerk, SurveyForm form)
    {
        var view = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        return await portal.SendAs(clerk, new SaveSurveyForm(view.Own.Survey.Id, form, view.Mark));
    }

    /// <summary>What stands in the 回答票, as its check page would send it.</summary>
    public static async Task<Result> Send(this PortalFixture portal, TestUser clerk, bool confirmed = false)
    {
        var view = (await portal.SendAs(clerk, new FindSurveyForm()))!;
        return await portal.SendAs(clerk, new SubmitSurveyAnswer(view.Own.Survey.Id, confirmed, view.SendingMark));
    }

    /// <summary>Saved and sent, whatever is said about it.</summary>
    public static async Task Answer(this PortalFixture portal, TestUser clerk, SurveyForm form)
    {
        Assert.Empty((await portal.Save(clerk, form)).Errors);
        Assert.Empty((await portal.Send(clerk, confirmed: true)).Errors);
    }

    /// <summary>Members that are insurers themselves, and the union for the review board that joins them; its number begins with their prefecture.</summary>
    public static async Task<IReadOnlyList<TestUser>> NewMembers(this PortalFixture portal, int count)
    {
        var members = Enumerable.Range(1, count).Select(_ => People.NewInsurer($"構成{UniqueNumbers.Next(6)}市")).ToList();
        await portal.Add([.. members, new Insurer
        {
            InsurerNumber = UniqueNumbers.Next(6),
            Name = "試験審査会組合",
            Kind = InsurerKind.PartialAffairsAssociation,
            HasInsurerFunction = false,
            Members = [.. members.Select(m => new MemberMunicipality(m.InsurerNumber, m.Name))],
        }]);
        var clerks = new List<TestUser>();
        foreach (var member in members)
        {
            clerks.Add(await portal.NewClerk(member, AccountRole.InsurerAdministrator));
        }

        return clerks;
    }

    public static Task<List<SurveyReceipt>> ReceiptsOf(this PortalFixture portal, TestUser clerk) => portal.InDatabase(db =>
        db.SurveyReceipts.Where(r => r.InsurerId == clerk.InsurerId).OrderBy(r => r.At).ToListAsync());

    public static Task<List<Reconfirmation>> QuestionsOf(this PortalFixture portal, TestUser clerk) => portal.InDatabase(db =>
        db.Reconfirmations.Where(r => r.InsurerId == clerk.InsurerId).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync());

    /// <summary>Every mail of a kind to the person, the oldest first.</summary>
    public static Task<List<OutgoingMail>> MailsTo(this PortalFixture portal, TestUser person, string kind) => portal.InDatabase(db =>
        db.OutgoingMails.Where(m => m.Kind == kind && db.Users.Any(u => u.Id == person.AccountId && u.Email == m.Recipient))
            .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync());

    /// <summary>Everything that stands against this insurer's answer is sent to it.</summary>
    public static async Task<Result<int>> AskAgain(this PortalFixture portal, TestUser clerk)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        var desk = await portal.SendAs(official, new FindReconfirmations(null, 1));
        return await portal.SendAs(
            official, new SendReconfirmations([.. desk.Unasked.Where(u => u.Conflict.InsurerId == clerk.InsurerId).Select(u => u.Key)]));
    }
}
