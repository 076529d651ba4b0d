using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;

namespace Portal.Tests.Support;

/// <summary>Lists of contacts, and what is done with them.</summary>
public static class AccountRuns
{
    public static string Csv(params string[] lines) => string.Join("\r\n", ["保険者番号,氏名,部署,メールアドレス", .. lines]);

    public static string LineOf(Insurer insurer) => $"{insurer.InsurerNumber},佐藤 恵,長寿福祉課,sato@example.jp";

    public static async Task<Guid> UploadContacts(this PortalFixture portal, TestUser official, string csv)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return (await portal.SendAs(official, new UploadAccountContacts(file))).Value;
    }

    public static async Task<AccountIssuePlan> PreviewContacts(this PortalFixture portal, TestUser official, string csv) =>
        (await portal.SendAs(official, new PreviewAccountIssue(await portal.UploadContacts(official, csv))))!;

    /// <summary>Uploaded, looked at and started; the worker has not begun.</summary>
    public static async Task<Result<Guid>> StartIssue(this PortalFixture portal, TestUser official, string csv, bool leaveOut = false)
    {
        var id = await portal.UploadContacts(official, csv);
        var plan = (await portal.SendAs(official, new PreviewAccountIssue(id)))!;
        return await portal.SendAs(official, new StartAccountIssue(id, plan.Fingerprint, leaveOut));
    }

    /// <summary>The administrator that a run has made for an insurer.</summary>
    public static Task<Account> AdministratorOf(this PortalFixture portal, Insurer insurer) => portal.InDatabase(
        db => db.Users.AsNoTracking().SingleAsync(a => a.InsurerId == insurer.Id && a.Role == AccountRole.InsurerAdministrator));

    /// <summary>An insurer whose administrator was invited by a run just now.</summary>
    public static async Task<Account> InvitedAdministrator(this PortalFixture portal)
    {
        var insurer = await portal.NewNumberedInsurer();
        await portal.StartIssue(await portal.NewOfficial(AccountRole.Operator), Csv(LineOf(insurer)));
        await portal.RunAccounts();
        return await portal.AdministratorOf(insurer);
    }
}
