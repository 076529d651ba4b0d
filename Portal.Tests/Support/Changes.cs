using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Images;

namespace Portal.Tests.Support;

/// <summary>Brings 変更・中止・廃止の申請 as far as a test needs them.</summary>
public static class Changes
{
    /// <summary>From 64,000 to 50,000 yen, unless something else is given.</summary>
    public static ChangeForm Form(ChangeKind? kind = ChangeKind.Change, string? amount = "50,000", string from = "令和8年12月1日") => new(
        kind, "カードリーダーを3台から2台に減らします。", "利用する人が減り、3台目が要らなくなったためです。", kind == ChangeKind.Change ? amount : "", from);

    /// <summary>審査待ち.</summary>
    public static async Task<Guid> NewChange(
        this PortalFixture portal, TestUser applicant, Guid applicationId, ChangeKind kind = ChangeKind.Change, string amount = "50,000")
    {
        var id = Guid.CreateVersion7();
        Assert.Empty((await portal.SendAs(applicant, new RequestChange(applicationId, id, Form(kind, amount)))).Errors);
        return id;
    }

    public static async Task<ChangeRequestView> ChangeOf(this PortalFixture portal, TestUser official, Guid id) =>
        (await portal.SendAs(official, new FindChangeRequest(id)))!;

    public static async Task<ChangesView> ChangesOf(this PortalFixture portal, TestUser applicant, Guid applicationId) =>
        (await portal.SendAs(applicant, new FindChanges(applicationId)))!;

    public static async Task<Result> ProposeChange(
        this PortalFixture portal, TestUser official, Guid id, bool approves = true, string? amount = "50,000", string? words = null) =>
        await portal.SendAs(official, new ProposeChange(id, (await portal.ChangeOf(official, id)).Version, approves, amount, words));

    /// <summary>As a page that was opened just now would.</summary>
    public static async Task<Result> DecideChange(this PortalFixture portal, TestUser official, Guid id)
    {
        var shown = await portal.ChangeOf(official, id);
        return await portal.SendAs(official, new DecideChange(id, shown.Version, shown.AskedBack?.PrincipalYen ?? 0));
    }

    /// <summary>承認 or 不承認, by two new persons.</summary>
    public static async Task AnswerChange(this PortalFixture portal, Guid id, bool approves = true, string amount = "50,000", string? words = null)
    {
        Assert.Empty((await portal.ProposeChange(await portal.NewExaminer(), id, approves, amount, words ?? (approves ? null : "軽微な変更のためです。"))).Errors);
        Assert.Empty((await portal.DecideChange(await portal.NewExaminer(), id)).Errors);
    }

    /// <param name="portal">Where.</param>
    /// <param name="user">Who adds it.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="change">The request.</param>
    /// <param name="width">Pictures of different widths are different files.</param>
    /// <param name="name">Its name; a picture's unless something else is given.</param>
    public static async Task<Result<Guid>> AddPaper(
        this PortalFixture portal, TestUser user, Guid applicationId, Guid change, int width = 40, string? name = null)
    {
        using var content = new MemoryStream(TestPicture.Png(width, 20));
        return await portal.SendAs(user, new AddChangePaper(applicationId, change, name ?? $"見積書{width}.png", content));
    }

    /// <summary>What the worker does until nothing waits for its check.</summary>
    public static async Task CheckPapers(this PortalFixture portal)
    {
        while (await portal.SendAsWorker(new CheckNextEvidence()))
        {
        }
    }
}
