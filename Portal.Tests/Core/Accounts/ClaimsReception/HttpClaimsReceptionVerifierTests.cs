using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

/// <summary>The adapter against a real server that answers well, badly, late or not at all.</summary>
public sealed class HttpClaimsReceptionVerifierTests : IAsyncLifetime, IDisposable
{
    private const string UserId = "KJ440000000001";
    private const string Secret = "geheim-日本語-\"quoted\"";

    private const string Verified = """
        {"state":"verified","places":[
          {"kind":"careOffice","number":"4470100019","name":"大分あおぞらケアセンター","postalCode":"8700046","address":"大分県大分市荷揚町2番31号",
           "phone":"097-000-0000","corporationName":"社会福祉法人 あおぞら会","isNonProfit":true,"serviceCodes":["15","11","11"]},
          {"kind":"medicalInstitution","number":"4410100509","name":"大分総合病院","postalCode":"","address":"大分県大分市府内町1丁目6番1号",
           "phone":"097-000-0000","corporationName":"","isNonProfit":false,"serviceCodes":[],"institutionKind":"hospital","beds":200}]}
        """;

    private readonly TestClock clock = new();
    private readonly CapturedLogs logs = new();
    private readonly ILoggerFactory factory;
    private FakeClaimsReception server = null!;
    private HttpClaimsReceptionVerifier verifier = null!;

    public HttpClaimsReceptionVerifierTests() => factory = LoggerFactory.Create(builder => builder.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));

    public static TheoryData<string> Garbage =>
    [
        "", "null", "[]", "hello", "{}", """{"state":"maybe"}""", """{"state":0}""", """{"state":"verified"}""", """{"state":"verified","places":[]}""",
        """{"state":"verified","places":[null]}""", Verified.Replace("4470100019", "4470100018", StringComparison.Ordinal),
        Verified.Replace("\"15\"", "\"99\"", StringComparison.Ordinal), Verified.Replace("200", "2", StringComparison.Ordinal),
        Verified.Replace("\"name\":\"大分総合病院\",", "", StringComparison.Ordinal), Verified.Replace("careOffice", "office", StringComparison.Ordinal),
    ];

    public async Task InitializeAsync()
    {
        server = await FakeClaimsReception.StartAsync();
        verifier = New(server.Url);
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    public void Dispose()
    {
        verifier.Dispose();
        factory.Dispose();
    }

    [Fact]
    public async Task A_good_answer_is_told_with_all_its_places()
    {
        server.Says(Verified);

        var answer = await AskAsync();

        Assert.Equal(ClaimsReceptionState.Verified, answer.State);
        Assert.Equal([OfficeKind.CareOffice, OfficeKind.MedicalInstitution], answer.Places.Select(p => p.Kind));
        Assert.Equal(["11", "15"], answer.Places[0].Facts.ServiceCodes);
        Assert.Equal((InstitutionKind.Hospital, 200), (answer.Places[1].Facts.InstitutionKind, answer.Places[1].Facts.Beds));
        var (body, key) = Assert.Single(server.Asked);
        Assert.Equal("Bearer key-for-tests", key);
        using var json = System.Text.Json.JsonDocument.Parse(body);
        Assert.Equal((UserId, Secret), (json.RootElement.GetProperty("userId").GetString(), json.RootElement.GetProperty("password").GetString()));
        Assert.Empty(logs.Lines);
    }

    [Fact]
    public async Task A_refusal_is_no_outage()
    {
        server.Says("""{"state":"refused"}""");

        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Same(ClaimsReceptionAnswer.Refused, await AskAsync());
        }

        Assert.True(verifier.IsAsking);
    }

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task An_answer_that_is_not_as_agreed_is_an_outage(string garbage)
    {
        server.Says(garbage);

        await IsUnavailableAsync("an answer that is not as agreed");
    }

    [Theory]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status401Unauthorized)]
    [InlineData(StatusCodes.Status404NotFound)]
    [InlineData(StatusCodes.Status302Found)]
    public async Task Another_status_is_an_outage_and_is_not_asked_twice(int status)
    {
        server.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };

        await IsUnavailableAsync($"status {status}");
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        server.Answer = async context =>
        {
            try
            {
                for (var i = 0; i < 64; i++)
                {
                    await context.Response.WriteAsync(new string(' ', 64 * 1024), context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // It has hung up, as it should.
            }
        };

        await IsUnavailableAsync("an answer that is too large");
    }

    [Fact]
    public async Task A_slow_answer_is_an_outage_once_the_patience_is_over()
    {
        using var impatient = New(server.Url, seconds: 1);
        server.Answer = context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
        var begun = Stopwatch.GetTimestamp();

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await impatient.VerifyAsync(UserId, Secret, CancellationToken.None));

        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0.9, 15);
        Assert.Contains("it took too long", Assert.Single(logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_tried_once_more()
    {
        using var nobody = New($"http://127.0.0.1:{FreePort()}/");

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await nobody.VerifyAsync(UserId, Secret, CancellationToken.None));

        Assert.Contains("ConnectionError", Assert.Single(logs.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_question_is_not_asked_twice()
    {
        server.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task After_five_failures_nobody_is_asked_until_a_pause_is_over()
    {
        server.Says("", StatusCodes.Status503ServiceUnavailable);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await AskAsync();
        }

        Assert.False(verifier.IsAsking);
        server.Says(Verified);
        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Equal(5, server.Asked.Count);

        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(ClaimsReceptionState.Verified, (await AskAsync()).State);
        Assert.True(verifier.IsAsking);
        Assert.Contains(logs.Lines, line => line.Contains("not asked for a while", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Contains("answers again", StringComparison.Ordinal));
        AssertSilent();
    }

    [Fact]
    public async Task A_person_who_goes_away_is_no_outage()
    {
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        server.Answer = context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifier.VerifyAsync(UserId, Secret, gone.Token));

        Assert.Empty(logs.Lines);
        Assert.True(verifier.IsAsking);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private HttpClaimsReceptionVerifier New(string url, int seconds = 10) => new(
        Options.Create(new ClaimsReceptionOptions { Url = url, ApiKey = "key-for-tests", TimeoutSeconds = seconds }),
        clock, factory.CreateLogger<HttpClaimsReceptionVerifier>());

    private Task<ClaimsReceptionAnswer> AskAsync() => verifier.VerifyAsync(UserId, Secret, CancellationToken.None);

    private async Task IsUnavailableAsync(string reason)
    {
        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Contains(reason, Assert.Single(logs.Lines), StringComparison.Ordinal);
        AssertSilent();
    }

    private void AssertSilent() => Assert.All(logs.Lines, line =>
    {
        Assert.DoesNotContain(UserId, line, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", line, StringComparison.Ordinal);
        Assert.DoesNotContain("大分", line, StringComparison.Ordinal);
        Assert.DoesNotContain("key-for-tests", line, StringComparison.Ordinal);
    });
}
