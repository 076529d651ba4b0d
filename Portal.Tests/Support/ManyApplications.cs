using Portal.Core.Subsidies;

namespace Portal.Tests.Support;

/// <summary>An office that has applied for so long that its list has more than one page.</summary>
public static class ManyApplications
{
    /// <returns>取り下げた申請, the oldest first.</returns>
    public static async Task<IReadOnlyList<Guid>> AddWithdrawnApplications(this PortalFixture portal, TestUser user, int count)
    {
        var model = await portal.ApplicationOf((await portal.NewSentApplication()).Id);
        var many = Enumerable.Range(1, count).Select(n =>
        {
            var application = new SubsidyApplication
            {
                OfficeId = user.OfficeId!.Value,
                ProgrammeId = model.ProgrammeId,
                Kind = model.Kind,
                FiscalYear = model.FiscalYear,
                OnceYear = model.OnceYear,
                Form = model.Form,
                CreatedAt = portal.Clock.Now,
                CreatedById = user.AccountId!.Value,
                SavedAt = portal.Clock.Now,
                SavedById = user.AccountId.Value,
            };
            application.Submit($"{user.OfficeId:N}"[^8..] + $"-{n:0000}", model.Sent!, user.AccountId.Value, portal.Clock.Now);
            application.Withdraw(portal.Clock.Now);
            return application;
        }).ToList();
        await portal.Add([.. many]);
        return [.. many.Select(a => a.Id)];
    }
}
