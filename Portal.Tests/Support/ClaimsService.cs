using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Support;

/// <summary>A real web server that answers as the service of docs/claims-reception.md does, or as a test tells it to.</summary>
public sealed class ClaimsService : IAsyncDisposable
{
    public const string Key = "claims-service-key";
    private readonly WebApplication app;

    private ClaimsService(WebApplication app) => this.app = app;

    /// <summary>What it does with a question.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("""{"state":"refused"}""");

    /// <summary>Method, path, key and body of every question.</summary>
    public List<string> Questions { get; } = [];

    public string Url => app.Urls.Single() + "/verify";

    public static async Task<ClaimsService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var service = new ClaimsService(builder.Build());
        service.app.Run(service.HearAsync);
        await service.app.StartAsync();
        return service;
    }

    public void Says(string json) => Answer = context => context.Response.WriteAsync(json);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var request = context.Request;
        Questions.Add($"{request.Method} {request.Path} {request.Headers.Authorization} {request.ContentType} {await body.ReadToEndAsync()}");
        await Answer(context);
    }
}
