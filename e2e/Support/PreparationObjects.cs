using System.Text;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Tests.Support;

namespace Portal.EndToEnd.Support;

/// <summary>利用開始の準備 of an insurer, and the accounts that are issued to others.</summary>
public static class PreparationObjects
{
    public static async Task<IReadOnlyDictionary<string, Guid>> CreateAsync(Site site, TestUser administrator, TestUser official)
    {
        await site.Answer(administrator);
        await site.Schedule(administrator);
        var contact = Onboardings.NewContact("長い名前の担当者 花子");
        Assert.False((await site.SendAs(administrator, contact)).Failed);
        var key = await site.SendAs(administrator, new IssueAuthenticationKey(Guid.CreateVersion7()));
        Assert.False((await site.SendAs(administrator, new ReportTask(8, null, TaskState.UnderWay, null, "山田", "広報に載せます。"))).Failed);
        await site.SendAs(administrator, new UploadTaskFile(8, "周知.pdf", new MemoryStream(Sessions.OtherPdf())));
        var run = await site.StartIssue(official, AccountRuns.Csv(AccountRuns.LineOf(await site.NewNumberedInsurer())));
        await site.RunAccounts();
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(AccountRuns.Csv(AccountRuns.LineOf(await site.NewNumberedInsurer()), "999999,名前だけ,,")));
        var upload = await site.SendAs(official, new UploadAccountContacts(csv));
        return new Dictionary<string, Guid>
        {
            ["/insurer/onboarding/contacts"] = contact.Id,
            ["/insurer/onboarding/keys"] = key.Value.Id,
            ["/operator/insurers/accounts/runs"] = run.Value,
            ["/operator/insurers/accounts/import"] = upload.Value,
            ["/operator/onboarding"] = administrator.InsurerId!.Value,
        };
    }
}
