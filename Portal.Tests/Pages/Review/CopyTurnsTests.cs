using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>However many reviewers press at once, the machine makes a few copies at a time.</summary>
public sealed class CopyTurnsTests(CopyTurnsTests.WatchedQpdf portal) : IClassFixture<CopyTurnsTests.WatchedQpdf>
{
    [Fact]
    public async Task Two_copies_are_made_at_a_time_and_everybody_gets_theirs()
    {
        var session = await portal.NewSession(reviewers: 6);
        var visitors = await Task.WhenAll(session.Guests.Select(guest => portal.Enter(guest)));

        var answers = await Task.WhenAll(visitors.Select(visitor => visitor.GetPapersAsync("bytes=0-99")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode));
        Assert.InRange(portal.MostAtOnce(), 1, 2);
    }

    [Fact]
    public async Task Pressing_the_download_again_and_again_makes_one_copy_at_a_time()
    {
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        await visitor.GetPapersAsync("bytes=0-99");
        var page = await visitor.Browser.OpenAsync(visitor.Path);
        portal.Forget();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostAsync(page, "download")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, portal.MostAtOnce());
    }

    /// <summary>The real qpdf, slowed down, which writes down when it begins and when it ends.</summary>
    public sealed class WatchedQpdf : GateFixture
    {
        private readonly string folder = Directory.CreateTempSubdirectory("portal-qpdf-").FullName;

        private string Notes => Path.Combine(folder, "notes");

        public void Forget() => File.Delete(Notes);

        /// <summary>Of the runs noted so far.</summary>
        public int MostAtOnce()
        {
            var (now, most) = (0, 0);
            foreach (var step in File.ReadLines(Notes).Select(line => int.Parse(line, CultureInfo.InvariantCulture)))
            {
                now += step;
                most = Math.Max(most, now);
            }

            return most;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            var program = Path.Combine(folder, "qpdf");
            File.WriteAllText(program, $"""
                #!/bin/bash
                echo 1 >>{Notes}
                sleep 0.2
                qpdf "$@"
                code=$?
                echo -1 >>{Notes}
                exit $code

                """);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            builder.UseSetting("Pdf:QpdfPath", program);
        }

        protected override async Task CloseAsync()
        {
            await base.CloseAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
