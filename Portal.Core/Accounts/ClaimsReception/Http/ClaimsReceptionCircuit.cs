using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Portal.Core.Accounts;

/// <summary>
/// How patient we are with the service: a limit for the whole question, a second try only where no connection came about (so that no
/// password is counted twice there), and a pause for everybody after several failures.
/// </summary>
internal sealed class ClaimsReceptionCircuit(ILogger log)
{
    public const int Failures = 5;
    public static readonly TimeSpan Sampling = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly CircuitBreakerStateProvider state = new();

    public bool IsClosed => state.CircuitState == CircuitState.Closed;

    public ResiliencePipeline Build(TimeProvider clock, TimeSpan limit) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>().Handle<UnusableAnswerException>(),
            FailureRatio = 0.5,
            MinimumThroughput = Failures,
            SamplingDuration = Sampling,
            BreakDuration = Pause,
            StateProvider = state,
            OnOpened = _ => Tell("The claims reception service is not asked for a while: it failed too often."),
            OnClosed = _ => Tell("The claims reception service answers again."),
        })
        .AddTimeout(limit)
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(
                e => e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError),
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(200),
        })
        .Build();

    private ValueTask Tell(string line)
    {
        log.LogWarning("{Line}", line);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The service answered, but not as agreed.</summary>
internal sealed class UnusableAnswerException(string reason) : Exception(reason);
