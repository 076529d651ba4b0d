using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;

namespace Portal.Tests.Support;

/// <summary>What happens to an insurer before it begins.</summary>
public static class Onboardings
{
    private static int last;

    /// <summary>An insurer whose number has its check digit, as a CSV needs it.</summary>
    public static async Task<Insurer> NewNumberedInsurer(this PortalFixture portal, string name = "試験市")
    {
        var body = $"13{Interlocked.Increment(ref last):D3}";
        var insurer = new Insurer { InsurerNumber = body + CheckDigits.Modulus10(body), Name = name, Kind = InsurerKind.Municipality };
        await portal.Add(insurer);
        return insurer;
    }

    /// <summary>The newest survey of this database, one for all of its insurers.</summary>
    public static Task<ReadinessSurvey> OpenSurvey(this PortalFixture portal) => portal.InDatabase(async db =>
    {
        var day = new DateOnly(2026, 11, 30);
        if (await db.ReadinessSurveys.FirstOrDefaultAsync(s => s.ClosesOn == day) is { } open)
        {
            return open;
        }

        var survey = new ReadinessSurvey { Title = "適用時期のアンケート", OpensOn = day.AddDays(-30), ClosesOn = day };
        db.Add(survey);
        await db.SaveChangesAsync();
        return survey;
    });

    /// <summary>The insurer's answer to it, as it was sent.</summary>
    public static async Task<SurveyAnswer> Answer(this PortalFixture portal, TestUser clerk, ConnectionMethod method = ConnectionMethod.Api)
    {
        var answer = new SurveyAnswer
        {
            SurveyId = (await portal.OpenSurvey()).Id,
            InsurerId = clerk.InsurerId!.Value,
            PackageName = "見本パッケージ",
            StandardisedOn = new DateOnly(2026, 10, 1),
            WishedMonth = new DateOnly(2027, 2, 1),
            Method = method,
            ConnectingBody = ConnectingBody.Insurer,
            SubmittedAt = portal.Clock.Now,
        };
        await portal.Add(answer);
        return answer;
    }

    public static async Task<InsurerSchedule> Schedule(this PortalFixture portal, TestUser clerk, bool isPublic = true)
    {
        var schedule = new InsurerSchedule
        {
            InsurerId = clerk.InsurerId!.Value,
            Setup = new SetupPlacement(new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 10)),
        };
        if (isPublic)
        {
            var then = new DateOnly(2026, 11, 20);
            schedule.Notify(new DateOnly(2026, 12, 20), then);
            schedule.Accept(then);
            schedule.Fix();
            schedule.Publish(then, []);
        }

        await portal.Add(schedule);
        return schedule;
    }

    /// <summary>Both notification addresses, confirmed.</summary>
    public static Task ConfirmAddresses(this PortalFixture portal, TestUser clerk) => portal.Add(
        [.. Enum.GetValues<NoticeKind>().Select(kind =>
        {
            var address = new NotificationAddress
            {
                InsurerId = clerk.InsurerId!.Value,
                Kind = kind,
                Email = "kaigo@example.jp",
                EmailKey = "kaigo@example.jp",
                AddedAt = portal.Clock.Now,
            };
            address.Confirm(portal.Clock.Now);
            return (object)address;
        })]);

    public static SaveContactPerson NewContact(string name = "山田 花子") =>
        new(Guid.CreateVersion7(), null, name, "介護保険課", "097-534-6111", "hanako@example.jp");

    public static async Task<TaskState> StateOf(this PortalFixture portal, TestUser clerk, OnboardingTask task) =>
        (await portal.SendAs(clerk, new FindOnboarding())).Tasks.Single(t => t.Task == task).State;

    /// <summary>A union that runs the review board alone, with its administrator.</summary>
    public static async Task<TestUser> NewUnionClerk(this PortalFixture portal)
    {
        var union = new Insurer
        {
            InsurerNumber = UniqueNumbers.Next(6),
            Name = "試験広域連合",
            Kind = InsurerKind.WideAreaUnion,
            HasInsurerFunction = false,
            Members = [new MemberMunicipality("232017", "豊橋市")],
        };
        await portal.Add(union);
        return await portal.NewClerk(union, AccountRole.InsurerAdministrator);
    }

    /// <summary>Lets the worker issue and remind until nothing is left.</summary>
    public static async Task RunAccounts(this PortalFixture portal)
    {
        while (await portal.SendAsWorker(new RunNextAccount()))
        {
        }
    }

    public static async Task CheckTaskFiles(this PortalFixture portal)
    {
        while (await portal.SendAsWorker(new CheckNextTaskFile()))
        {
        }
    }
}
