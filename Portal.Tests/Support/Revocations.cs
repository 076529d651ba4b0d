using Microsoft.EntityFrameworkCore;
using Portal.Core.Results;
using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>Brings 取消 as far as a test needs it.</summary>
public static class Revocations
{
    public static readonly RevocationForm Whole = new(
        RevocationGround.OtherUse, IsWhole: true, null, "購入したカードリーダーを、別の事業で使っていました。");

    public static RevocationForm Part(string kept) => Whole with { IsWhole = false, Kept = kept };

    /// <summary>取消の承認待ち.</summary>
    public static async Task<Guid> ProposeRevocation(this PortalFixture portal, TestUser proposer, Guid id, RevocationForm? form = null)
    {
        var revocation = Guid.CreateVersion7();
        Assert.Empty((await portal.SendProposal(proposer, id, form ?? Whole, revocation)).Errors);
        return revocation;
    }

    public static async Task<Result> SendProposal(
        this PortalFixture portal, TestUser proposer, Guid id, RevocationForm form, Guid? revocation = null) =>
        await portal.SendAs(proposer, new ProposeRevocation(
            id, revocation ?? Guid.CreateVersion7(), (await portal.SendAs(proposer, new FindRevocation(id)))?.GrantedYen ?? 0, form));

    /// <summary>Decides what waits, as the page shows it.</summary>
    public static async Task<Result> DecideRevocation(this PortalFixture portal, TestUser decider, Guid id)
    {
        var view = (await portal.SendAs(decider, new FindRevocation(id)))!;
        return await portal.SendAs(decider, new DecideRevocation(id, view.Waiting?.Id ?? Guid.Empty, view.AskedBack?.PrincipalYen ?? 0));
    }

    /// <summary>取消, by two new persons.</summary>
    public static async Task<LaterDecision> NewRevocation(this PortalFixture portal, Guid id, RevocationForm? form = null)
    {
        await portal.ProposeRevocation(await portal.NewExaminer(), id, form);
        Assert.Empty((await portal.DecideRevocation(await portal.NewExaminer(), id)).Errors);
        return (await portal.LaterDecisionsOf(id))[^1];
    }

    public static Task<List<LaterDecision>> LaterDecisionsOf(this PortalFixture portal, Guid id) => portal.InDatabase(db =>
        db.LaterDecisions.AsNoTracking().Where(d => d.ApplicationId == id).OrderBy(d => d.DecidedAt).ThenBy(d => d.Id).ToListAsync());

    /// <summary>返還 that stands on later decisions, in their order.</summary>
    public static Task<List<Repayment>> RepaymentsOf(this PortalFixture portal, Guid id) => portal.InDatabase(db =>
        db.Repayments.AsNoTracking().Where(r => r.ApplicationId == id && r.LaterDecisionId != null).OrderBy(r => r.Id).ToListAsync());
}
