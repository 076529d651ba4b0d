using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Images;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Subsidies.Applications;

/// <summary>Whatever dies or is away while a file is checked, the file outlives it; only one that kills its decoder again and again is given up.</summary>
public sealed class EvidenceOutageTests(EvidenceOutageTests.UnsteadyPortal portal) : IClassFixture<EvidenceOutageTests.UnsteadyPortal>
{
    private static readonly TimeSpan AfterThePause = TimeSpan.FromSeconds(21);

    [Fact]
    public async Task Without_a_decoder_a_photo_waits_as_long_as_it_takes_and_goes_on_when_it_is_back()
    {
        var id = await UploadAsync();
        portal.RemoveDecoder();

        await CheckAsync(rounds: 6);
        var waiting = await FileAsync(id);
        portal.Decode("exec /usr/bin/vips \"$@\"");
        await CheckAsync(rounds: 1);

        Assert.Equal((EvidenceStatus.AwaitingScan, EvidenceProblems.AwaitingProgram), (waiting.Status, waiting.Problem));
        Assert.Equal((EvidenceStatus.Clean, (string?)null), ((await FileAsync(id)).Status, (await FileAsync(id)).Problem));
    }

    [Fact]
    public async Task A_photo_that_kills_its_decoder_four_times_is_given_up()
    {
        var id = await UploadAsync();
        portal.Decode("kill -9 $$");

        await CheckAsync(rounds: 4);
        var afterFour = await FileAsync(id);
        await CheckAsync(rounds: 1);

        var file = await FileAsync(id);
        Assert.Equal((EvidenceStatus.Checking, 4), (afterFour.Status, afterFour.Attempts));
        Assert.Equal((EvidenceStatus.Refused, EvidenceProblems.GaveUp, (Guid?)null), (file.Status, file.Problem, file.FileId));
    }

    [Fact]
    public async Task What_a_killed_worker_had_begun_another_one_takes_over_once_its_lease_has_ended()
    {
        var id = await UploadAsync();
        portal.Decode("exec /usr/bin/vips \"$@\"");
        await portal.InDatabase(async db =>
        {
            (await db.EvidenceFiles.SingleAsync(f => f.Id == id)).Claim(portal.Clock.Now.AddMinutes(1));
            return await db.SaveChangesAsync();
        });

        var whileLeased = await portal.SendAsWorker(new CheckNextEvidence());
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var afterwards = await portal.SendAsWorker(new CheckNextEvidence());

        Assert.Equal((false, true), (whileLeased, afterwards));
        Assert.Equal((EvidenceStatus.Clean, 2), ((await FileAsync(id)).Status, (await FileAsync(id)).Attempts));
    }

    private async Task<Guid> UploadAsync()
    {
        var user = await portal.NewOfficeUser();
        var id = (await portal.SendAs(user, new StartApplication())).Value;
        using var content = new MemoryStream(TestPicture.Png(30, 20));
        return (await portal.SendAs(user, new UploadEvidence(id, "receipts", "領収書.png", content))).Value;
    }

    private async Task CheckAsync(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            portal.Clock.Advance(AfterThePause);
            Assert.True(await portal.SendAsWorker(new CheckNextEvidence()));
        }
    }

    private Task<EvidenceFile> FileAsync(Guid id) => portal.InDatabase(db => db.EvidenceFiles.AsNoTracking().SingleAsync(f => f.Id == id));

    /// <summary>Its decoder comes and goes.</summary>
    public sealed class UnsteadyPortal : PortalFixture
    {
        private readonly string decoder = Path.Combine(Path.GetTempPath(), $"vips-{Guid.NewGuid():N}.sh");

        public void RemoveDecoder() => File.Delete(decoder);

        public void Decode(string line)
        {
            RemoveDecoder();
            File.WriteAllText(decoder, $"#!/bin/sh\n{line}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(decoder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Images:VipsPath", decoder);
        }

        protected override async Task CloseAsync()
        {
            RemoveDecoder();
            await base.CloseAsync();
        }
    }
}
