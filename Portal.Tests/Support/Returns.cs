using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Images;

namespace Portal.Tests.Support;

/// <summary>Returns a 助成金申請 for correction, and mends it as far as a test needs it.</summary>
public static class Returns
{
    /// <summary>A reason of the examiner's own for each.</summary>
    public static ReturnMark[] Marks(params string[] keys) => [.. keys.Select(key => new ReturnMark(key, "", $"{key}を直してください。"))];

    /// <summary>審査中, and whose it is.</summary>
    public static async Task<(TestUser Applicant, TestUser Examiner, Guid Id)> NewExaminedApplication(this PortalFixture portal)
    {
        var (applicant, id) = await portal.NewSentApplication();
        var examiner = await portal.NewExaminer();
        Assert.Empty((await portal.SendAs(examiner, new TakeExamination(id))).Errors);
        return (applicant, examiner, id);
    }

    /// <summary>修正待ち, with these keys marked.</summary>
    public static async Task<(TestUser Applicant, TestUser Examiner, Guid Id)> NewReturnedApplication(this PortalFixture portal, params string[] keys)
    {
        var (applicant, examiner, id) = await portal.NewExaminedApplication();
        Assert.Empty((await portal.Return(examiner, id, Marks(keys))).Errors);
        return (applicant, examiner, id);
    }

    public static async Task<Result> Return(this PortalFixture portal, TestUser examiner, Guid id, ReturnMark[] marks, string? words = null) =>
        await portal.SendAs(examiner, new ReturnApplication(id, (await portal.Look(examiner, id)).Version, marks, words));

    /// <summary>As the page of the round that is open would.</summary>
    public static async Task<Result> Resubmit(this PortalFixture portal, TestUser user, Guid id, string? answer = null, int? round = null) =>
        await portal.SendAs(user, new ResubmitApplication(
            id, round ?? (await portal.SendAs(user, new FindApplication(id)))!.Rounds[^1].Round, answer, true));

    public static Task<Result<SavedPart>> MendHolder(this PortalFixture portal, TestUser user, Guid id, string holder) =>
        portal.SavePart(user, id, new ApplicationForm { Account = new BankAccountForm(null, null, null, null, null, holder, null, null) });

    /// <summary>A picture that is checked.</summary>
    public static async Task<Result<Guid>> AddPicture(this PortalFixture portal, TestUser user, Guid id, string kind, int width)
    {
        using var content = new MemoryStream(TestPicture.Png(width, 20));
        var added = await portal.SendAs(user, new UploadEvidence(id, kind, $"写真{width}.png", content));
        await portal.Run<CheckNextEvidence>();

        return added;
    }
}
