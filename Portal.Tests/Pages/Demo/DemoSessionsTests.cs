using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Commands;
using Portal.Core.ReviewBoard;
using Portal.Core.Storage;
using Portal.Demo;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Demo;

/// <summary>What `./run` shows: three insurers and two registered sessions, made by the real worker as a clerk would.</summary>
public sealed partial class DemoSessionsTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    [Fact]
    public async Task Two_insurers_have_a_registered_session_in_different_states_however_often_the_portal_starts()
    {
        await PreparedAsync(portal.Services);
        var first = await LookAsync();
        await using (var again = portal.WithWebHostBuilder(_ => { }))
        {
            await PreparedAsync(again.Services);
        }

        var second = await LookAsync();
        Assert.Equal(
            [
                "東三河広域連合: ",
                "益田市: Registered 17, 3 cases, 9 papers, 0 viewed, 0 downloaded, 0 locked",
                "大分市: Registered 42, 6 cases, 18 papers, 3 viewed, 2 downloaded, 1 locked",
            ],
            first);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Every_session_has_a_bound_packet_that_its_reviewers_can_be_shown()
    {
        await PreparedAsync(portal.Services);

        var packets = await portal.InDatabase(db => db.ReviewPackets.AsNoTracking().ToListAsync());

        Assert.Equal(2, packets.Count);
        Assert.All(packets, packet => Assert.True(packet is { Status: ReviewPacketStatus.Ready, PublishedAt: not null, PagesTotal: > 9 }));
        foreach (var packet in packets)
        {
            await using var bytes = await portal.Services.GetRequiredService<IFileStore>().OpenAsync(packet.FileId!.Value, CancellationToken.None);
            Assert.NotNull(bytes);
        }
    }

    [Fact]
    public async Task Everybody_whom_the_command_names_signs_in_with_the_password_that_it_names()
    {
        using var output = new StringWriter();

        var exit = await CommandLine.RunAsync(portal.Services, ["demo-accounts"], output, TextWriter.Null);

        var lines = output.ToString().Split('\n');
        var password = Told().Match(lines[0]).Groups[1].Value;
        var loginIds = lines.Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0]).ToList();
        Assert.Equal(0, exit);
        Assert.Equal(DemoPeople.Accounts.Select(a => a.LoginId), loginIds);
        foreach (var loginId in loginIds)
        {
            using var browser = portal.Visit();
            Assert.Equal((loginId, HttpStatusCode.Redirect), (loginId, (await browser.TypeSignIn(loginId, password)).StatusCode));
        }
    }

    [GeneratedRegex(@"\(password: (.+)\)")]
    private static partial Regex Told();

    private static Task PreparedAsync(IServiceProvider services) =>
        services.GetServices<IHostedService>().OfType<DemoSessionsStart>().Single().ExecuteTask!.WaitAsync(TimeSpan.FromMinutes(5));

    private Task<List<string>> LookAsync() => portal.InDatabase(async db =>
    {
        var lines = new List<string>();
        var names = DemoPeople.Insurers.Select(i => i.Name).ToList();
        foreach (var insurer in await db.Insurers.Where(i => names.Contains(i.Name)).OrderBy(i => i.InsurerNumber).ToListAsync())
        {
            var sessions = await db.ReviewSessions.Where(s => s.InsurerId == insurer.Id)
                .Select(s => $"{s.Status} {s.Number}, {s.Cases.Count} cases, {s.Documents.Count(d => d.Status == ReviewDocumentStatus.Ready)} papers").ToListAsync();
            var reviewers = await db.SessionReviewers.Include(r => r.Records)
                .Where(r => db.ReviewSessions.Any(s => s.Id == r.SessionId && s.InsurerId == insurer.Id)).ToListAsync();
            var records = reviewers.SelectMany(r => r.Records).ToList();
            lines.Add(sessions.Count == 0
                ? $"{insurer.Name}: "
                : $"{insurer.Name}: {string.Join(" / ", sessions)}, {records.Count(r => r.ViewedAt is not null)} viewed, "
                    + $"{records.Count(r => r.DownloadedAt is not null)} downloaded, {reviewers.Count(r => r.IsLocked)} locked");
        }

        return lines;
    });
}

/// <summary>The portal as `./run` starts it: real clock, real worker, the demonstration on an empty database.</summary>
public sealed class DemoPortal : PortalFixture
{
    protected override void Replace(IServiceCollection services)
    {
    }
}
