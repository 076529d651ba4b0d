using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Content;
using Portal.Web;

namespace Portal.Tests.Pages.Look;

/// <summary>The pages that need neither a database nor a sign-in, served as the portal serves them.</summary>
public sealed class LookHost : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public static string Root { get; } = FindRoot();

    public static string ReadSource(string path) => File.ReadAllText(Path.Combine(Root, path));

    public Task InitializeAsync() => StartAsync("Development");

    public async Task StartAsync(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PagesSetup).Assembly.GetName().Name,
            ContentRootPath = Path.Combine(Root, "Portal"),
            EnvironmentName = environment,
        });
        builder.WebHost.UseTestServer();
        builder.Services.AddPortalPages();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<ShownBanners>();

        app = builder.Build();
        app.UseErrorPages();
        app.UseRouting();
        app.MapRazorPages();
        app.MapGet("/broken", void () => throw new InvalidOperationException("the secret of the stack"));
        app.MapGet("/outage", void () => throw new TimeoutException());
        app.MapGet("/too-large", void () => throw new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge));
        app.MapGet("/taken", () => Results.StatusCode(StatusCodes.Status409Conflict));
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async Task<IHtmlDocument> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        return await ParseAsync(response);
    }

    /// <summary>Opens the page, fills its form and sends it, antiforgery token and all.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        using var opened = await Client.GetAsync(path);
        var page = await ParseAsync(opened);
        var token = page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
            [
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]),
        };
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

        return await Client.SendAsync(request);
    }

    public static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app!.DisposeAsync();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KaigoPortal.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }
}
