using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Web;

namespace Portal.Tests.Support;

/// <summary>
/// The whole portal on a database of its own, for one test class. Background work does not run by itself: a test sends
/// the job's use case when it wants it.
/// </summary>
public class PortalFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string storage = Directory.CreateTempSubdirectory("portal-test-").FullName;
    private TestDatabase? database;

    public TestClock Clock { get; } = new();

    public TestDatabase Database => database ?? throw new InvalidOperationException("The fixture has not started.");

    public virtual async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    Task IAsyncLifetime.DisposeAsync() => CloseAsync();

    protected virtual async Task CloseAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        await RemoveStorageAsync();
    }

    // What a request left under way, a copy that is being stamped, may write for a moment longer.
    private async Task RemoveStorageAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                Directory.Delete(storage, recursive: true);
                return;
            }
            catch (IOException) when (tries < 50)
            {
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Sends a use case as somebody, in a scope of its own.</summary>
    public async Task<TResponse> SendAs<TResponse>(ICurrentUser user, IRequest<TResponse> request)
    {
        using var acting = ActingUser.As(user);
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>What the worker would do.</summary>
    public Task<TResponse> SendAsWorker<TResponse>(IRequest<TResponse> request) => SendAs(TestUser.Visitor, request);

    /// <summary>Looks at, or prepares, rows.</summary>
    public async Task<T> InDatabase<T>(Func<PortalDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
    }

    public Task Add(params object[] entities) => InDatabase(async db =>
    {
        db.AddRange(entities);
        return await db.SaveChangesAsync();
    });

    /// <summary>A browser that nobody has signed in with.</summary>
    public TestBrowser Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress }));

    /// <summary>A browser in which the user is signed in: a real session row and its cookie.</summary>
    public async Task<TestBrowser> SignIn(TestUser user)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.FindAsync(user.AccountId);
        var cookie = await SessionCookie.CreateAsync(scope.ServiceProvider, account!);
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = ClientOptions.BaseAddress });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return new TestBrowser(client);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Portal", Database.AppConnection);
        builder.UseSetting("Storage:Path", storage);
        builder.ConfigureTestServices(services =>
        {
            // Which rows come first is never left to chance, nor to the next version of the database.
            services.ConfigureDbContext<PortalDbContext>(options => options.ConfigureWarnings(warnings => warnings.Throw(
                CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning)));
            services.AddScoped<HttpCurrentUser>();
            services.AddScoped<ICurrentUser, ActingUser>();
            // 600,000 rounds would make a test of ten sign-ins wait for seconds; AddAccounts has a test of its own.
            services.PostConfigure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
            Replace(services);
        });
    }

    /// <summary>No work in the background and a clock that stands still.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
        services.RemoveAll<IHostedService>();
        services.RemoveAll<TimeProvider>();
        services.AddSingleton<TimeProvider>(Clock);
    }
}
