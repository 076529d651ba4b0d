using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Portal.Core.Accounts;

/// <summary>
/// Asks a service over HTTP (docs/claims-reception.md). Whatever goes wrong with it is <see cref="ClaimsReceptionState.Unavailable"/>
/// and one line in the log, which names neither the user nor the password. A singleton: it holds the circuit.
/// </summary>
public sealed class HttpClaimsReceptionVerifier : IClaimsReceptionVerifier, IDisposable
{
    private const int MaxAnswerBytes = 1024 * 1024;
    private readonly HttpClient client;
    private readonly ResiliencePipeline pipeline;
    private readonly ClaimsReceptionCircuit circuit;
    private readonly ILogger log;

    public HttpClaimsReceptionVerifier(IOptions<ClaimsReceptionOptions> options, TimeProvider clock, ILogger<HttpClaimsReceptionVerifier> log)
    {
        var settings = options.Value;
        this.log = log;
        circuit = new ClaimsReceptionCircuit(log);
        pipeline = circuit.Build(clock, TimeSpan.FromSeconds(settings.TimeoutSeconds));
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A changed address of the service is found without a restart.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            BaseAddress = settings.IsConfigured ? new Uri(settings.Url) : null,
            MaxResponseContentBufferSize = MaxAnswerBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Authorization = settings.ApiKey.Length > 0 ? new AuthenticationHeaderValue("Bearer", settings.ApiKey) : null;
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>False while nobody is asked, because the last questions went wrong.</summary>
    public bool IsAsking => circuit.IsClosed;

    public async Task<ClaimsReceptionAnswer> VerifyAsync(string userId, string password, CancellationToken cancellationToken)
    {
        var question = JsonSerializer.SerializeToUtf8Bytes(new { userId, password });
        try
        {
            return await pipeline.ExecuteAsync(async token => await AskAsync(question, token), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            // Told in the log when it opened.
            return ClaimsReceptionAnswer.Unavailable;
        }
        catch (Exception exception) when (ReasonOf(exception) is { } reason && !cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("The claims reception service gave no answer: {Reason}.", reason);
            return ClaimsReceptionAnswer.Unavailable;
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<ClaimsReceptionAnswer> AskAsync(byte[] question, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "") { Content = new ByteArrayContent(question) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new UnusableAnswerException($"status {(int)response.StatusCode}");
        }

        return ClaimsReceptionJson.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken))
            ?? throw new UnusableAnswerException("an answer that is not as agreed");
    }

    // Words of ours only: what a service writes into its messages is its own affair.
    private static string? ReasonOf(Exception exception) => exception switch
    {
        UnusableAnswerException unusable => unusable.Message,
        TimeoutRejectedException => "it took too long",
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "an answer that is too large",
        HttpRequestException http => http.HttpRequestError.ToString(),
        _ => null,
    };
}
