using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.MyPage;
using Portal.Core.Storage;
using Portal.Core.Subsidies;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.MyPage;

public sealed class MyDataTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Page = "/my/data";

    [Fact]
    public async Task An_administrator_keeps_everything_of_the_office_in_one_zip()
    {
        var (host, id) = await portal.NewSentApplication();
        await portal.Propose(await portal.NewExaminer(), id);
        Assert.Empty((await portal.Decide(await portal.NewExaminer(), id)).Errors);
        var later = await portal.NewRevocation(id, Revocations.Part("40,000"));
        await portal.NewChange(host, id, amount: "30,000");
        await portal.InviteToOffice(host, "waiting@example.jp");
        await portal.SendAs(host, new SaveUsualBankAccount(host.OfficeId!.Value, null, SubsidyDrafts.Account));
        await portal.GiveProxy(host, await portal.NewOfficeUser(), ProxyScope.Watch);
        var number = (await portal.ApplicationOf(id)).ReceiptNumber;
        using var browser = await portal.SignIn(host);

        var response = await browser.SubmitAsync(Page);

        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("わたしのデータ_20261120.zip", response.Content.Headers.ContentDisposition?.FileNameStar);
        using var zip = await ReadAsync(response);
        var folder = $"3_助成金の申請/{number}/";
        Assert.StartsWith("%PDF", await TextAsync(zip, folder + "申請書の控え.pdf"), StringComparison.Ordinal);
        Assert.StartsWith("%PDF", await TextAsync(zip, folder + $"交付決定通知書_{number}.pdf"), StringComparison.Ordinal);
        Assert.StartsWith("%PDF", await TextAsync(zip, folder + $"交付決定一部取消通知書_{number}_2026-{later.Number}.pdf"), StringComparison.Ordinal);
        var contents = await TextAsync(zip, folder + "申請の内容.json");
        Assert.Contains("ミドリカイ", contents, StringComparison.Ordinal);
        Assert.Contains("カードリーダーを3台から2台に減らします。", contents, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("\"[^\"]*[A-Za-z][^\"]*\":"), contents);
        var papers = zip.Entries.Where(e => e.FullName.StartsWith(folder + "書類/01_", StringComparison.Ordinal));
        Assert.Equal("picture", await TextAsync(zip, Assert.Single(papers).FullName));
        Assert.Contains($"{number},令和8年度", await TextAsync(zip, "3_助成金の申請/一覧.csv"), StringComparison.Ordinal);
        Assert.Contains("試験 花子", await TextAsync(zip, "2_事業所・医療機関/利用者.csv"), StringComparison.Ordinal);
        Assert.Contains("waiting@example.jp", await TextAsync(zip, "2_事業所・医療機関/招待.csv"), StringComparison.Ordinal);
        Assert.Contains("通知書と振込の状況を見る", await TextAsync(zip, "2_事業所・医療機関/代理.csv"), StringComparison.Ordinal);
        Assert.Contains("1234567", await TextAsync(zip, "2_事業所・医療機関/振込先の口座.csv"), StringComparison.Ordinal);
        Assert.Contains("助成金の申請の提出", await TextAsync(zip, "1_アカウント/操作の記録.csv"), StringComparison.Ordinal);
        var index = await TextAsync(zip, "0_目次.txt");
        Assert.All(zip.Entries.Where(e => e.FullName != "0_目次.txt"), e => Assert.Contains($"・{e.FullName}：", index, StringComparison.Ordinal));
        Assert.DoesNotContain("入れられなかったもの", index, StringComparison.Ordinal);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEvents.CountAsync(e => e.Action == "MyDataExported" && e.ActorId == host.AccountId)));
    }

    [Fact]
    public async Task Who_is_no_administrator_keeps_the_applications_and_not_the_people()
    {
        var (host, id) = await portal.NewSentApplication();
        var office = await portal.InDatabase(db => db.Offices.SingleAsync(o => o.Id == host.OfficeId));
        await portal.SendAs(host, new SaveUsualBankAccount(office.Id, null, SubsidyDrafts.Account));
        using var browser = await portal.SignIn(await portal.NewOfficeUser(office, isAdministrator: false));

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Contains($"3_助成金の申請/{(await portal.ApplicationOf(id)).ReceiptNumber}/申請書の控え.pdf", names);
        Assert.Contains("2_事業所・医療機関/登録した情報.csv", names);
        Assert.DoesNotContain(names, name => name.Contains("利用者", StringComparison.Ordinal) || name.Contains("招待", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.Contains("口座", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_contents_are_told_in_Japanese_and_in_Japans_time()
    {
        var (host, _, id) = await portal.NewReturnedApplication("Holder");
        Assert.Empty((await portal.MendHolder(host, id, "ミドリ")).Errors);
        Assert.Empty((await portal.Resubmit(host, id)).Errors);
        using var browser = await portal.SignIn(host);

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        var json = await TextAsync(zip, $"3_助成金の申請/{(await portal.ApplicationOf(id)).ReceiptNumber}/申請の内容.json");
        Assert.DoesNotMatch(new Regex("\"[^\"]*[A-Za-z][^\"]*\":"), json);
        Assert.DoesNotMatch(new Regex("\"[A-Za-z]+\""), json);
        Assert.DoesNotMatch(new Regex(@"\d{4}-\d\d-\d\d"), json);
        var root = JsonDocument.Parse(json).RootElement;
        Assert.Equal("ミドリ", root.GetProperty("入力した内容").GetProperty("口座の情報").GetProperty("口座名義人（カタカナ）").GetString());
        Assert.Equal("再提出", root.GetProperty("差し戻し")[0].GetProperty("結果").GetString());
        Assert.StartsWith("令和8年11月20日", root.GetProperty("提出した内容")[0].GetProperty("日時").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_is_still_being_checked_is_named()
    {
        var host = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(host);
        await portal.Add(new EvidenceFile
        {
            ApplicationId = id,
            KindKey = "receipt",
            FileName = "検査中の領収書.jpg",
            Sha256 = new string('1', 64),
            UploadedAt = portal.Clock.Now,
            UploadedById = host.AccountId!.Value,
        });
        using var browser = await portal.SignIn(host);

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        var missing = (await TextAsync(zip, "0_目次.txt")).Split("【入れられなかったもの】")[1];
        Assert.Contains("検査中の領収書.jpg：安全を確かめている途中です", missing, StringComparison.Ordinal);
    }

    // What comes before its length can be read from a stream only where it is compressed (Java's ZipInputStream, bsdtar).
    [Fact]
    public async Task Every_entry_is_compressed_so_that_readers_of_streams_can_read_it()
    {
        var (host, _) = await portal.NewSentApplication();
        using var browser = await portal.SignIn(host);

        var bytes = await (await browser.SubmitAsync(Page)).Content.ReadAsByteArrayAsync();

        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var methods = MethodsIn(bytes);
        Assert.Equal(zip.Entries.Count, methods.Count);
        Assert.All(methods, method => Assert.Equal(8, method));
    }

    [Fact]
    public async Task What_another_office_did_to_the_person_stays_out()
    {
        var (guest, host) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        using var browser = await portal.SignIn(guest);
        var path = await portal.InviteToOffice(host);
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#join");
        await portal.Add(
            Audit(guest, "OfficeAdministratorSwitched", $$"""{"OfficeId":"{{guest.OfficeId}}","Administrator":false}"""),
            Audit(guest, "OfficeAdministratorSwitched", $$"""{"OfficeId":"{{host.OfficeId}}","Administrator":true}"""));

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        var kind = Portal.Core.Audit.AuditText.Action("OfficeAdministratorSwitched");
        Assert.Single(Regex.Matches(await TextAsync(zip, "1_アカウント/操作の記録.csv"), Regex.Escape(kind)));
    }

    [Fact]
    public async Task Nothing_of_another_office_is_in_it_even_of_one_to_which_the_person_belongs()
    {
        var (guest, other) = await portal.NewSentApplication();
        var host = await portal.NewOfficeUser();
        var mine = (await portal.SendAs(guest, new FindApplication(other)))!.ReceiptNumber!;
        using var browser = await portal.SignIn(guest);
        var path = await portal.InviteToOffice(host);
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#join");

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        foreach (var entry in zip.Entries)
        {
            Assert.DoesNotContain(mine, entry.FullName + await TextAsync(zip, entry.FullName), StringComparison.Ordinal);
        }

        var events = await TextAsync(zip, "1_アカウント/操作の記録.csv");
        Assert.DoesNotContain("助成金の申請の提出", events, StringComparison.Ordinal);
        Assert.Contains("データの保存", events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_cannot_be_had_is_told_in_the_index_and_the_rest_is_kept()
    {
        var host = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(host);
        var file = await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id).OrderBy(f => f.Id).FirstAsync());
        await portal.Services.GetRequiredService<IFileStore>().DeleteAsync(file.FileId!.Value, CancellationToken.None);
        using var browser = await portal.SignIn(host);

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        Assert.Contains("【入れられなかったもの】", await TextAsync(zip, "0_目次.txt"), StringComparison.Ordinal);
        Assert.Contains(zip.Entries, e => e.FullName.StartsWith("3_助成金の申請/未提出_2026年度", StringComparison.Ordinal) && e.FullName.EndsWith("申請の内容.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_files_of_one_name_and_a_name_that_Windows_refuses_are_both_kept()
    {
        var host = await portal.NewOfficeUser();
        var id = await portal.NewCompleteDraft(host);
        await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id)
            .ExecuteUpdateAsync(f => f.SetProperty(x => x.FileName, "../領収書?:.jpg")));
        using var browser = await portal.SignIn(host);

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        var papers = zip.Entries.Select(e => e.FullName).Where(n => n.Contains("/書類/", StringComparison.Ordinal)).ToList();
        Assert.All(papers, name => Assert.EndsWith("_領収書__.jpg", name, StringComparison.Ordinal));
        Assert.Equal(papers.Count, papers.Distinct().Count());
    }

    [Fact]
    public async Task Somebody_without_an_office_keeps_their_account()
    {
        var host = await portal.NewOfficeUser();
        await portal.InDatabase(db => db.OfficeMemberships.Where(m => m.AccountId == host.AccountId)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.LeftAt, portal.Clock.Now)));
        using var browser = await portal.SignIn(host);

        using var zip = await ReadAsync(await browser.SubmitAsync(Page));

        Assert.Equal(["0_目次.txt", "1_アカウント/アカウント.csv", "1_アカウント/操作の記録.csv"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_kept_five_times_an_hour_and_asks_who_it_is_for()
    {
        var host = await portal.NewOfficeUser();
        using var browser = await portal.SignIn(host);
        var form = await browser.OpenAsync(Page);
        for (var times = 0; times < ExportMyDataHandler.PerAccount.Count; times++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(form, Page, null)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(form, Page, null)).StatusCode);

        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.StartsWith("/account/confirm-identity?", (await browser.GetAsync(Page)).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_office_before_keeps_nothing_of_the_one_chosen_since()
    {
        var (guest, host) = (await portal.NewOfficeUser(), await portal.NewOfficeUser());
        using var browser = await portal.SignIn(guest);
        var form = await browser.OpenAsync(Page);
        var path = await portal.InviteToOffice(host);
        await browser.SubmitAsync(await browser.OpenAsync(path), path, "#join");

        var response = await browser.SubmitAsync(form, Page, null);

        Assert.Equal("/my/offices?refused=switched", response.Headers.Location?.OriginalString);
    }

    private Portal.Core.Audit.AuditEvent Audit(TestUser about, string action, string details) => new()
    {
        At = portal.Clock.Now,
        ActorKind = "Account",
        ActorId = Guid.CreateVersion7(),
        Action = action,
        ObjectKind = "Account",
        ObjectId = about.AccountId!.Value,
        Details = details,
    };

    /// <summary>The method of each entry, from the directory at the end.</summary>
    private static List<int> MethodsIn(byte[] zip)
    {
        var methods = new List<int>();
        for (var at = BitConverter.ToInt32(zip, zip.Length - 6); BitConverter.ToUInt32(zip, at) == 0x02014b50;)
        {
            methods.Add(BitConverter.ToUInt16(zip, at + 10));
            at += 46 + BitConverter.ToUInt16(zip, at + 28) + BitConverter.ToUInt16(zip, at + 30) + BitConverter.ToUInt16(zip, at + 32);
        }

        return methods;
    }

    private static async Task<ZipArchive> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new ZipArchive(await response.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name);
        Assert.True(entry is not null, $"{name} is missing: {string.Join(", ", zip.Entries.Select(e => e.FullName))}");
        using var reader = new StreamReader(await entry.OpenAsync(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
