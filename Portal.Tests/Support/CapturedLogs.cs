using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>Every line that is logged, with its exception and with what its scopes say.</summary>
public sealed class CapturedLogs : ILoggerProvider, ISupportExternalScope, ILogger
{
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var around = new List<string?>();
        scopes.ForEachScope(static (scope, list) => list.Add(scope?.ToString()), around);
        Lines.Enqueue($"{formatter(state, exception)} {exception} [{string.Join(", ", around)}]");
    }

    public void Dispose()
    {
    }
}
