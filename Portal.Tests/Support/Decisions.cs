using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Tests.Support;

/// <summary>Many decisions at once, as rows: what leads to a decision is tested elsewhere.</summary>
public static class Decisions
{
    public static readonly LetterSender Sender = new(
        "公益社団法人国民健康保険中央会", "理事長", "", "（公印省略）", "助成金事務局\nお問い合わせは、ポータルの\n「お問い合わせ」からお寄せください。");

    /// <param name="portal">Where.</param>
    /// <param name="count">How many, every fifth a denial.</param>
    /// <param name="nameOf">名称 of the nth, from 1.</param>
    /// <returns>In the order of their numbers.</returns>
    public static async Task<IReadOnlyList<SubsidyDecision>> NewDecisions(this PortalFixture portal, int count, Func<int, string>? nameOf = null)
    {
        var (applicant, id) = await portal.NewSentApplication();
        var model = await portal.ApplicationOf(id);
        var (examiner, approver) = (await portal.NewExaminer(), await portal.NewExaminer());
        var first = await portal.InDatabase(db => db.SubsidyDecisions.Select(d => (int?)d.Number).MaxAsync()) ?? 0;
        var rows = Enumerable.Range(1, count).Select(n => NewDecision(
            portal, applicant, model, first + n, n, nameOf?.Invoke(n) ?? $"訪問介護ステーション第{n}みどり", examiner, approver)).ToList();
        await portal.Add([.. rows.Select(r => r.Application), .. rows.Select(r => r.Decision)]);
        await portal.InDatabase(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO decision_numbers (fiscal_year, last) VALUES (2026, {first + count}) ON CONFLICT (fiscal_year) DO UPDATE SET last = EXCLUDED.last
            """));
        return [.. rows.Select(r => r.Decision)];
    }

    public static Task<SubsidyDecision> DecisionOf(this PortalFixture portal, Guid applicationId) =>
        portal.InDatabase(db => db.SubsidyDecisions.AsNoTracking().SingleAsync(d => d.ApplicationId == applicationId));

    /// <summary>Opens a letter and closes it.</summary>
    public static async Task OpenLetter(this PortalFixture portal, TestUser reader, Guid applicationId) =>
        await (await portal.SendAs(reader, new OpenDecisionLetter(applicationId)))!.Pdf!.Content.DisposeAsync();

    /// <summary>Decisions and letters of other tests are in no run and no print of this one.</summary>
    public static Task ForgetEarlierDecisions(this PortalFixture portal) => portal.InDatabase(async db =>
    {
        await db.DecisionLetters.ExecuteDeleteAsync();
        return await db.SubsidyDecisions.ExecuteUpdateAsync(set => set.SetProperty(d => d.IsInRun, true));
    });

    /// <summary>Starts a run for everything that has no letter yet.</summary>
    public static async Task<Guid> StartLetters(this PortalFixture portal, LetterFilter? filter = null) =>
        (await portal.SendAs(await portal.NewExaminer(), new StartLetterRun(Guid.CreateVersion7(), filter ?? new LetterFilter()))).Value;

    /// <summary>What the worker does until nothing is left.</summary>
    public static async Task PrintLetters(this PortalFixture portal)
    {
        await portal.Run<PrintNextLetters>();
    }

    public static Task<List<DecisionLetter>> LettersOf(this PortalFixture portal, Guid runId) =>
        portal.InDatabase(db => db.DecisionLetters.AsNoTracking().Where(l => l.RunId == runId).ToListAsync());

    private static (SubsidyApplication Application, SubsidyDecision Decision) NewDecision(
        PortalFixture portal, TestUser applicant, SubsidyApplication model, int number, int n, string name, TestUser examiner, TestUser approver)
    {
        var now = portal.Clock.Now;
        var application = new SubsidyApplication
        {
            OfficeId = applicant.OfficeId!.Value,
            ProgrammeId = model.ProgrammeId,
            Kind = model.Kind,
            FiscalYear = model.FiscalYear,
            // One office applies once; these rows do not ask.
            OnceYear = n,
            Form = model.Form,
            CreatedAt = now,
            CreatedById = applicant.AccountId!.Value,
            SavedAt = now,
            SavedById = applicant.AccountId.Value,
        };
        var sent = model.Sent! with { Basics = model.Sent.Basics with { Name = name } };
        application.Submit($"L{number:000000}-{n:0000}", sent, applicant.AccountId.Value, now);
        application.TakeUp();
        var grants = n % 5 != 0;
        application.Decide(grants ? 64_000 : null, now.DayInJapan());
        return (application, new SubsidyDecision
        {
            ApplicationId = application.Id,
            Grants = grants,
            AmountYen = grants ? 64_000 : null,
            Reason = grants ? "" : "領収書の日付が、助成金の対象の期間より前です。",
            FiscalYear = 2026,
            Number = number,
            VerificationCode = VerificationCode.New(),
            DecidedOn = now.DayInJapan(),
            DecidedAt = now,
            TransferBy = grants ? new DateOnly(2027, 1, 31) : null,
            Sender = Sender,
            ProposedById = examiner.AccountId!.Value,
            DecidedById = approver.AccountId!.Value,
        });
    }
}
