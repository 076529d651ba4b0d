using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Core.Accounts;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

[SuppressMessage("Design", "CA1001", Justification = "xunit disposes of it as an IAsyncLifetime.")]
public sealed class HttpClaimsReceptionVerifierTests : IAsyncLifetime
{
    private const string UserId = "KJ440000000001";
    private const string Office = """
        {"kind":"careOffice","number":"4470100019","name":"大分あおぞらケアセンター","postalCode":"8700046","address":"大分県大分市荷揚町2番31号",
         "phone":"097-000-0000","corporationName":"社会福祉法人 あおぞら会","isNonProfit":true,"serviceCodes":["15","11"]}
        """;
    private const string Hospital = """
        {"kind":"medicalInstitution","number":"4410100509","name":"大分総合病院","postalCode":"","address":"大分県大分市府内町1丁目6番1号",
         "phone":"097-000-0000","corporationName":"","isNonProfit":false,"serviceCodes":[],"institutionKind":"hospital","beds":200}
        """;

    private readonly TestClock clock = new();
    private readonly CapturedLogs logs = new();
    private ClaimsService service = null!;
    private HttpClaimsReceptionVerifier verifier = null!;

    /// <summary>Answers that are not as agreed: each with what is wrong with it.</summary>
    public static TheoryData<string, string> NotAsAgreed => new()
    {
        { "no JSON", "<html>OK</html>" },
        { "nothing", "" },
        { "null", "null" },
        { "another state", """{"state":"maybe"}""" },
        { "a number for a state", """{"state":0}""" },
        { "no places", """{"state":"verified"}""" },
        { "null for a place", """{"state":"verified","places":[null]}""" },
        { "an empty list", """{"state":"verified","places":[]}""" },
        { "a wrong check digit", Verified(Office.Replace("4470100019", "4470100018", StringComparison.Ordinal)) },
        { "no name", Verified(Office.Replace("大分あおぞらケアセンター", "", StringComparison.Ordinal)) },
        { "null for a name", Verified(Office.Replace("\"大分あおぞらケアセンター\"", "null", StringComparison.Ordinal)) },
        { "a name left out", Verified(Office.Replace("\"name\":\"大分あおぞらケアセンター\",", "", StringComparison.Ordinal)) },
        { "an unknown service", Verified(Office.Replace("\"15\"", "\"ZZ\"", StringComparison.Ordinal)) },
        { "null for a service", Verified(Office.Replace("\"15\"", "null", StringComparison.Ordinal)) },
        { "beds of an office", Verified(Office.Replace("true,", "true,\"beds\":3,", StringComparison.Ordinal)) },
        { "a clinic of 200 beds", Verified(Hospital.Replace("\"hospital\"", "\"clinic\"", StringComparison.Ordinal)) },
        { "too much", Verified(Office.Replace("大分あ", new string('大', 400_000), StringComparison.Ordinal)) },
    };

    public async Task InitializeAsync()
    {
        service = await ClaimsService.StartAsync();
        verifier = NewVerifier(service.Url);
    }

    public async Task DisposeAsync()
    {
        verifier.Dispose();
        logs.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task Every_place_of_a_verified_user_is_told()
    {
        service.Says(Verified($"{Office},{Hospital}"));

        var answer = await AskAsync();

        Assert.Equal(ClaimsReceptionState.Verified, answer.State);
        Assert.Equal([OfficeKind.CareOffice, OfficeKind.MedicalInstitution], answer.Places.Select(p => p.Kind));
        Assert.Equal(["11", "15"], answer.Places[0].Facts.ServiceCodes);
        Assert.Equal(("大分あおぞらケアセンター", "8700046", true), (answer.Places[0].Facts.Name, answer.Places[0].Facts.PostalCode, answer.Places[0].Facts.IsNonProfit));
        Assert.Equal((InstitutionKind.Hospital, 200), (answer.Places[1].Facts.InstitutionKind, answer.Places[1].Facts.Beds));
        Assert.Equal([$$"""POST /verify Bearer {{ClaimsService.Key}} application/json {"userId":"KJ440000000001","password":"Denshi-2026"}"""], service.Questions);
    }

    [Fact]
    public async Task A_refusal_is_a_refusal() => Assert.Same(ClaimsReceptionAnswer.Refused, await AskAsync());

    [Theory]
    [MemberData(nameof(NotAsAgreed))]
    public async Task An_answer_that_is_not_as_agreed_is_none(string what, string json)
    {
        service.Says(json);

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(302)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Another_status_is_no_answer_and_nobody_is_asked_twice(int status)
    {
        service.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Single(service.Questions);
        Assert.Contains(logs.Lines, line => line.Contains(status.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_middle_of_the_answer_is_no_answer()
    {
        service.Answer = async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync("{\"state\":");
            context.Abort();
        };

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Single(service.Questions);
    }

    [Fact]
    public async Task Who_takes_too_long_is_given_up()
    {
        service.Answer = async context => await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Contains(logs.Lines, line => line.Contains("it took too long", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_listens_nobody_answers()
    {
        using var lost = NewVerifier("http://127.0.0.1:1/verify");

        Assert.Same(ClaimsReceptionAnswer.Unavailable, await lost.VerifyAsync(UserId, ClaimsUsers.Password, CancellationToken.None));
    }

    [Fact]
    public async Task After_five_failures_nobody_is_asked_for_half_a_minute_and_then_one_question_probes()
    {
        service.Says("nonsense");
        for (var i = 0; i < 5; i++)
        {
            await AskAsync();
        }

        service.Says(Verified(Office));
        Assert.Same(ClaimsReceptionAnswer.Unavailable, await AskAsync());
        Assert.Equal((5, false), (service.Questions.Count, verifier.IsAsking));

        clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(ClaimsReceptionState.Verified, (await AskAsync()).State);
        Assert.Equal((6, true), (service.Questions.Count, verifier.IsAsking));
    }

    [Fact]
    public async Task Refusals_open_no_circuit()
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Same(ClaimsReceptionAnswer.Refused, await AskAsync());
        }

        Assert.True(verifier.IsAsking);
    }

    [Fact]
    public async Task Whoever_leaves_is_not_told_of_an_outage()
    {
        using var gone = new CancellationTokenSource();
        service.Answer = async _ => await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifier.VerifyAsync(UserId, ClaimsUsers.Password, gone.Token));
    }

    [Fact]
    public async Task Neither_user_nor_password_nor_key_is_logged()
    {
        service.Says(UserId + ClaimsUsers.Password);
        await AskAsync();
        service.Answer = context =>
        {
            context.Response.StatusCode = 500;
            return context.Response.WriteAsync(UserId + ClaimsUsers.Password);
        };
        await AskAsync();

        var logged = string.Join('\n', logs.Lines);
        Assert.Equal(2, logs.Lines.Count);
        Assert.All([UserId, ClaimsUsers.Password, ClaimsService.Key], secret => Assert.DoesNotContain(secret, logged, StringComparison.Ordinal));
    }

    private static string Verified(string places) => $$"""{"state":"verified","places":[{{places}}]}""";

    private HttpClaimsReceptionVerifier NewVerifier(string url)
    {
        var factory = LoggerFactory.Create(logging => logging.AddProvider(logs));
        return new HttpClaimsReceptionVerifier(
            Options.Create(new ClaimsReceptionOptions { Url = url, ApiKey = ClaimsService.Key, TimeoutSeconds = 1 }), clock,
            factory.CreateLogger<HttpClaimsReceptionVerifier>());
    }

    private Task<ClaimsReceptionAnswer> AskAsync() => verifier.VerifyAsync(UserId, ClaimsUsers.Password, CancellationToken.None);
}
