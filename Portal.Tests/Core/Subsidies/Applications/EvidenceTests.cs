using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Images;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

public sealed class EvidenceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_photo_and_a_PDF_are_checked_and_can_be_looked_at_by_the_own_office_alone()
    {
        var (user, id) = await StartAsync();
        var photo = (await UploadAsync(user, id, "receipts", "領収書.png", TestPicture.Png(40, 30))).Value;
        var pdf = (await UploadAsync(user, id, "services", "指定通知書.pdf", await File.ReadAllBytesAsync(Pdf("chromium.pdf")))).Value;

        await CheckAllAsync();

        var files = (await portal.SendAs(user, new FindApplication(id)))!.Files;
        Assert.All(files, f => Assert.Equal(EvidenceStatus.Clean, f.Status));
        Assert.Equal(["image/png", "application/pdf"], files.Select(f => f.ContentType));
        await using var opened = (await portal.SendAs(user, new OpenEvidence(id, photo)))!.Content;
        Assert.True(opened.Length > 0);
        Assert.Null(await portal.SendAs(await portal.NewOfficeUser(), new OpenEvidence(id, pdf)));
    }

    [Theory]
    [InlineData("領収書.png", "これは画像ではありません")]
    [InlineData("領収書.pdf", "これはPDFではありません")]
    public async Task What_is_not_what_it_is_called_is_refused_with_its_reason(string name, string content)
    {
        var (user, id) = await StartAsync();
        var file = (await UploadAsync(user, id, "receipts", name, Encoding.UTF8.GetBytes(content))).Value;

        await CheckAllAsync();

        var kept = (await portal.SendAs(user, new FindApplication(id)))!.Files.Single();
        Assert.Equal((EvidenceStatus.Refused, (Guid?)null), (kept.Status, kept.FileId));
        Assert.NotNull(kept.Problem);
        Assert.Null(await portal.SendAs(user, new OpenEvidence(id, file)));
    }

    [Fact]
    public async Task What_can_be_told_at_once_is_told_at_once()
    {
        var (user, id) = await StartAsync();
        var picture = TestPicture.Png(10, 10);
        await UploadAsync(user, id, "passbook", "通帳.png", picture);

        Assert.Equal([EvidenceErrors.NotATypeWeTake], (await UploadAsync(user, id, "receipts", "領収書.exe", picture)).Errors);
        Assert.Equal([EvidenceErrors.Empty], (await UploadAsync(user, id, "receipts", "領収書.png", [])).Errors);
        Assert.Equal([EvidenceErrors.SameFile], (await UploadAsync(user, id, "passbook", "通帳2.png", picture)).Errors);
        Assert.Equal([EvidenceErrors.KindMissing], (await UploadAsync(user, id, "nothing", "通帳.png", picture)).Errors);
        Assert.StartsWith("「通帳の写し」は1個まで", (await UploadAsync(user, id, "passbook", "別.png", TestPicture.Png(11, 10))).Errors[0].Message);
        Assert.Equal([EvidenceErrors.TooLarge], (await UploadAsync(user, id, "receipts", "大.png", new byte[EvidenceFile.MaxBytes + 1])).Errors);
        Assert.Single((await portal.SendAs(user, new FindApplication(id)))!.Files);
    }

    [Fact]
    public async Task A_file_that_was_taken_out_while_it_was_checked_does_not_come_back()
    {
        var (user, id) = await StartAsync();
        var file = (await UploadAsync(user, id, "receipts", "領収書.png", TestPicture.Png(12, 10))).Value;

        await portal.SendAs(user, new RemoveEvidence(id, file));
        await portal.SendAs(user, new RemoveEvidence(id, file));
        await CheckAllAsync();

        Assert.Empty((await portal.SendAs(user, new FindApplication(id)))!.Files);
    }

    [Fact]
    public async Task Two_workers_never_check_the_same_file()
    {
        var (user, id) = await StartAsync();
        foreach (var n in Enumerable.Range(0, 4))
        {
            await UploadAsync(user, id, "receipts", $"領収書{n}.png", TestPicture.Png(20 + n, 10));
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => CheckAllAsync()));

        var files = await portal.InDatabase(db => db.EvidenceFiles.Where(f => f.ApplicationId == id).ToListAsync());
        Assert.All(files, f => Assert.Equal((EvidenceStatus.Clean, 1), (f.Status, f.Attempts)));
    }

    private async Task<(TestUser User, Guid Id)> StartAsync()
    {
        var user = await portal.NewOfficeUser();
        return (user, (await portal.SendAs(user, new StartApplication())).Value);
    }

    private async Task<Portal.Core.Results.Result<Guid>> UploadAsync(TestUser user, Guid id, string kind, string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await portal.SendAs(user, new UploadEvidence(id, kind, name, content));
    }

    private async Task CheckAllAsync()
    {
        while (await portal.SendAsWorker(new CheckNextEvidence()))
        {
        }
    }

    private static string Pdf(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "Pdf", name);
}
