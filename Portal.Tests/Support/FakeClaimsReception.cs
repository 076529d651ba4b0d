using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>The service behind the HTTP adapter, for one test: a real server that answers as it is told.</summary>
public sealed class FakeClaimsReception : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeClaimsReception(WebApplication app) => this.app = app;

    public string Url => $"{app.Urls.First()}/verify";

    /// <summary>What to do with a question.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>The bodies that came, with the key that was shown.</summary>
    public ConcurrentQueue<(string Body, string Key)> Asked { get; } = new();

    public static async Task<FakeClaimsReception> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var fake = new FakeClaimsReception(builder.Build());
        fake.app.Run(fake.TakeAsync);
        await fake.app.StartAsync();
        return fake;
    }

    public void Says(string json, int status = StatusCodes.Status200OK) => Answer = async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Asked.Enqueue((await reader.ReadToEndAsync(), context.Request.Headers.Authorization.ToString()));
        await Answer(context);
    }
}
