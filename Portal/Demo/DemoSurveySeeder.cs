using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.Time;

namespace Portal.Demo;

/// <summary>
/// An open survey, so that it can be looked at from both sides: 大分市 has answered with a month that its vendor cannot keep, 東三河広域連合 has typed
/// and not sent, 益田市 has not begun. Once: where there is a survey, nothing happens.
/// </summary>
public sealed class DemoSurveySeeder(PortalDbContext db, TimeProvider clock)
{
    private static readonly (string Name, DateOnly Month)[] Vendors =
        [("A社", new(2026, 9, 1)), ("B社", new(2026, 11, 1)), ("D社", new(2027, 1, 1))];

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        if (await db.ReadinessSurveys.AnyAsync(cancellationToken))
        {
            return;
        }

        var (now, today) = (clock.GetUtcNow(), clock.TodayInJapan());
        var people = await db.Users.Where(a => a.UserName != null).ToDictionaryAsync(a => a.UserName!, cancellationToken);
        var vendors = await AddVendorsAsync(people["operator"].Id, now, cancellationToken);
        var survey = new ReadinessSurvey { Title = "初期セットアップの時期のアンケート（見本）", OpensOn = today.AddDays(-7), ClosesOn = today.AddDays(21) };
        db.Add(survey);

        var (oita, mikawa) = (people["oita-admin"], people["mikawa-admin"]);
        Type(survey, mikawa, Form("鈴木 直美", "介護保険課", "0532-00-0000", vendors["A社"], "令和9年4月") with { ConnectingBody = ConnectingBody.Insurer }, now);
        var sheet = Type(survey, oita, Form("佐藤 恵", "長寿福祉課", "097-000-0000", vendors["D社"], "令和8年12月"), now);
        sheet.NoteSent();
        var names = vendors.ToDictionary(v => v.Value, v => v.Key);
        var facts = new SurveyReading(names, isUnion: false, today).Read(sheet.Form).Value;
        var answer = new SurveyAnswer { SurveyId = survey.Id, InsurerId = oita.InsurerId!.Value, SubmittedAt = now };
        db.Add(answer);
        db.Add(new SurveyReceipt
        {
            SurveyId = survey.Id,
            InsurerId = oita.InsurerId.Value,
            Number = ReceiptNumber.New(today),
            Round = answer.Take(facts, now),
            At = now,
            AccountId = oita.Id,
            Facts = facts,
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static SurveyForm Form(string name, string department, string phone, Guid vendor, string month) => new(
        SystemState.Planned, vendor, null, "介護保険システム（見本）", "令和8年11月30日", month, ConnectionMethod.Api, null, name, department, phone,
        "survey@example.jp", null);

    private SurveySheet Type(ReadinessSurvey survey, Core.Accounts.Account clerk, SurveyForm form, DateTimeOffset now)
    {
        var sheet = new SurveySheet { SurveyId = survey.Id, InsurerId = clerk.InsurerId!.Value, Form = form };
        sheet.Save(form, clerk.Id, now);
        db.Add(sheet);
        return sheet;
    }

    /// <summary>Those that are not registered yet.</summary>
    private async Task<Dictionary<string, Guid>> AddVendorsAsync(Guid byId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = new Dictionary<string, Guid>();
        foreach (var (name, month) in Vendors)
        {
            var key = SystemVendor.KeyOf(name);
            var vendor = await db.SystemVendors.SingleOrDefaultAsync(v => v.NameKey == key, cancellationToken);
            if (vendor is null)
            {
                vendor = new SystemVendor { Name = name, NameKey = key };
                vendor.Describe(name, month, now, byId);
                db.Add(vendor);
            }

            ids.Add(name, vendor.Id);
        }

        return ids;
    }
}
