using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>Mail scanners follow links, run scripts and press buttons: whatever they fetch, nothing may change.</summary>
public sealed class ScanTests(GateFixture portal) : IClassFixture<GateFixture>
{
    [Fact]
    public async Task Fetching_a_link_in_every_way_changes_no_row()
    {
        var session = await portal.NewSession();
        using var browser = portal.Visit();
        var open = (await browser.GetAsync($"/review/{session.Guest.Token}")).Headers.Location!.OriginalString;
        await browser.OpenAsync(open);
        var before = await RowsAsync();

        foreach (var path in new[] { $"/review/{session.Guest.Token}", $"/review/{session.Guest.Token}/", open, "/review", $"/review/read/{Guid.NewGuid()}" })
        {
            foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST", "PROPFIND" })
            {
                await browser.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            }
        }

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_head_behind_the_gate_changes_no_row_either()
    {
        var visitor = await portal.Enter((await portal.NewSession()).Guest);
        await visitor.GetPapersAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        var before = await RowsAsync();

        var page = await visitor.Browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, visitor.Path));
        var papers = await visitor.GetPapersAsync(method: HttpMethod.Head);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], new[] { page.StatusCode, papers.StatusCode });
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task Every_token_is_answered_alike_without_a_look_at_the_database()
    {
        var session = await portal.NewSession();
        using var browser = portal.Visit();

        var known = await browser.GetAsync($"/review/{session.Guest.Token}");
        var unknown = await browser.GetAsync($"/review/{SecretToken.New().Text}");
        var head = await browser.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/review/{session.Guest.Token}"));

        foreach (var answer in new[] { known, unknown, head })
        {
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
            Assert.Matches("^/review/open/[0-9a-f]{16}$", answer.Headers.Location!.OriginalString);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("no-referrer", string.Join(',', answer.Headers.GetValues("Referrer-Policy")));
            var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(session.Guest.Token, cookie);
        }

        Assert.Equal(CookieOf(known).Length, CookieOf(unknown).Length);
    }

    [Fact]
    public async Task No_token_code_or_password_gets_into_a_log_even_when_everything_is_turned_on()
    {
        using var log = new Heard();
        var session = await portal.NewSession();
        await using var loud = portal.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddLogging(logging =>
        {
            logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
            foreach (var category in new[] { null, "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing" })
            {
                logging.AddFilter<Heard>(category, LogLevel.Trace);
            }
        })));
        using var browser = new TestBrowser(loud.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

        var open = (await browser.GetAsync($"/review/{session.Guest.Token}")).Headers.Location!.OriginalString;
        await browser.SubmitAsync(open, ("Email", session.Guest.Email), ("Password", "000000000000"));
        await browser.SubmitAsync(open, ("Email", session.Guest.Email), ("Password", GateFixture.Password));
        await browser.SubmitAsync("/review", ("LookupCode", session.Guest.Code), ("Email", session.Guest.Email), ("Password", GateFixture.Password));

        var said = log.Text;
        Assert.DoesNotContain(session.Guest.Token, said);
        Assert.DoesNotContain(session.Guest.Code, said);
        Assert.DoesNotContain(session.Guest.Email, said);
        Assert.DoesNotContain(GateFixture.Password, said);
        Assert.DoesNotContain("482715309962", said);
        Assert.Contains("/review/link", said);
    }

    private static string CookieOf(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

    /// <summary>Every row of every table with the transaction that last wrote it.</summary>
    private Task<string> RowsAsync() => portal.InDatabase(async db =>
    {
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()).Where(t => t is not null).Distinct().Order();
        var lines = new List<string>();
        foreach (var table in tables)
        {
            var rows = $"SELECT '{table}' || ' ' || ctid || ' ' || xmin AS \"Value\" FROM {table}";
            lines.AddRange(await db.Database.SqlQueryRaw<string>(rows).ToListAsync());
        }

        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    });

    private sealed class Heard : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

        public string Text => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
