using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities.Onboarding;

public sealed class TaskFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_PDF_is_checked_and_read_by_the_own_insurer_and_the_secretariat_alone()
    {
        var clerk = await portal.NewClerk();
        var id = (await UploadAsync(clerk, 6, "評価書.pdf", Sessions.OtherPdf())).Value;
        var early = await portal.SendAs(clerk, new OpenTaskFile(id, 6));

        await portal.CheckTaskFiles();

        Assert.Null(early);
        var file = Assert.Single((await portal.SendAs(clerk, new FindOnboardingTask(6)))!.Files);
        Assert.Equal((TaskFileStatus.Clean, "評価書.pdf"), (file.Status, file.FileName));
        await using var opened = (await portal.SendAs(clerk, new OpenTaskFile(id, 6)))!.Content;
        Assert.True(opened.Length > 0);
        var official = await portal.NewOfficial(AccountRole.Operator);
        await using var read = (await portal.SendAs(official, new OpenTaskFile(id, InsurerId: clerk.InsurerId)))!.Content;
        Assert.Null(await portal.SendAs(official, new OpenTaskFile(id, InsurerId: Guid.CreateVersion7())));
        Assert.Null(await portal.SendAs(clerk, new OpenTaskFile(id, 7)));
        Assert.Null(await portal.SendAs(await portal.NewClerk(), new OpenTaskFile(id, 6, clerk.InsurerId)));
    }

    [Fact]
    public async Task What_is_no_PDF_inside_is_refused_with_its_reason()
    {
        var clerk = await portal.NewClerk();
        var id = (await UploadAsync(clerk, 6, "評価書.pdf", Encoding.UTF8.GetBytes("これはPDFではありません"))).Value;

        await portal.CheckTaskFiles();

        var file = Assert.Single((await portal.SendAs(clerk, new FindOnboardingTask(6)))!.Files);
        Assert.Equal((TaskFileStatus.Refused, (Guid?)null), (file.Status, file.FileId));
        Assert.NotNull(file.Problem);
        Assert.Null(await portal.SendAs(clerk, new OpenTaskFile(id, 6)));
    }

    [Fact]
    public async Task What_can_be_told_at_once_is_told_at_once()
    {
        var (clerk, pdf) = (await portal.NewClerk(), Sessions.OtherPdf());
        await UploadAsync(clerk, 8, "周知.pdf", pdf);

        Assert.Equal([TaskFileErrors.NotPdf], (await UploadAsync(clerk, 8, "周知.docx", pdf)).Errors);
        Assert.Equal([TaskFileErrors.Empty], (await UploadAsync(clerk, 8, "空.pdf", [])).Errors);
        Assert.Equal([TaskFileErrors.SameFile], (await UploadAsync(clerk, 8, "同じ.pdf", pdf)).Errors);
        Assert.Equal([TaskFileErrors.TooLarge], (await UploadAsync(clerk, 8, "大.pdf", new byte[TaskFile.MaxBytes + 1])).Errors);
        Assert.Equal([OnboardingErrors.NotFound], (await UploadAsync(clerk, 3, "別.pdf", pdf)).Errors);
        Assert.Equal([OnboardingErrors.NotApplicable], (await UploadAsync(await portal.NewUnionClerk(), 9, "契約書.pdf", pdf)).Errors);
        for (var n = 1; n < TaskFile.MostPerTask; n++)
        {
            Assert.False((await UploadAsync(clerk, 8, $"{n}.pdf", Sessions.OtherPdf())).Failed);
        }

        Assert.Equal([TaskFileErrors.TooMany], (await UploadAsync(clerk, 8, "多.pdf", Sessions.OtherPdf())).Errors);
        Assert.Equal(TaskFile.MostPerTask, await portal.InDatabase(db => db.TaskFiles.CountAsync(f => f.InsurerId == clerk.InsurerId)));
    }

    [Fact]
    public async Task Only_the_own_insurer_takes_it_out_and_its_bytes_go()
    {
        var clerk = await portal.NewClerk();
        var id = (await UploadAsync(clerk, 10, "予算.pdf", Sessions.OtherPdf())).Value;
        var fileId = await portal.InDatabase(db => db.TaskFiles.Where(f => f.Id == id).Select(f => f.FileId).SingleAsync());

        Assert.False(await portal.SendAs(await portal.NewClerk(), new RemoveTaskFile(id)));
        Assert.True(await portal.SendAs(clerk, new RemoveTaskFile(id)));
        Assert.False(await portal.SendAs(clerk, new RemoveTaskFile(id)));
        await portal.CheckTaskFiles();

        Assert.Empty((await portal.SendAs(clerk, new FindOnboardingTask(10)))!.Files);
        Assert.True(await portal.InDatabase(db => db.DiscardedFiles.AnyAsync(f => f.Id == fileId)));
    }

    private async Task<Result<Guid>> UploadAsync(TestUser clerk, int number, string name, byte[] content) =>
        await portal.SendAs(clerk, new UploadTaskFile(number, name, new MemoryStream(content)));
}
