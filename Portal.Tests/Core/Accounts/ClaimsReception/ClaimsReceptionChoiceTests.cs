using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Core.Accounts;
using Portal.Tests.Support;
using static Portal.Tests.Support.Registrations;

namespace Portal.Tests.Core.Accounts.ClaimsReception;

/// <summary>On a database into which nothing was imported yet.</summary>
public sealed class EmptyRegisterTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Before_the_first_import_nobody_can_be_asked_and_the_operator_is_told()
    {
        await using var scope = portal.Services.CreateAsyncScope();

        var answer = await scope.ServiceProvider.GetRequiredService<IClaimsReceptionVerifier>()
            .VerifyAsync(ClaimsUsers.NewUserId(), ClaimsUsers.Password, CancellationToken.None);

        Assert.Same(ClaimsReceptionAnswer.Unavailable, answer);
        var health = await portal.ClaimsHealth();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("登録簿がまだ空", health.Description, StringComparison.Ordinal);
    }
}

/// <summary>With the address of a service in the settings.</summary>
public sealed class ClaimsServiceFixture : PortalFixture
{
    public ClaimsService Service { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Service = await ClaimsService.StartAsync();
        await base.InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ClaimsReception:Url", Service.Url);
        builder.UseSetting("ClaimsReception:ApiKey", ClaimsService.Key);
    }

    protected override async Task CloseAsync()
    {
        await base.CloseAsync();
        await Service.DisposeAsync();
    }
}

public sealed class ConfiguredServiceTests(ClaimsServiceFixture portal) : IClassFixture<ClaimsServiceFixture>
{
    [Fact]
    public async Task A_registration_asks_the_service_and_its_outage_counts_no_attempt()
    {
        var token = await portal.BeginRegistration();
        var userId = ClaimsUsers.NewUserId();
        portal.Service.Says("nonsense");
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal([RegistrationErrors.ClaimsReceptionUnavailable], (await portal.SendAs(TestUser.Visitor, Claims(token, userId))).Errors);
        }

        Assert.Equal(HealthStatus.Unhealthy, (await portal.ClaimsHealth()).Status);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        portal.Service.Says(
            """
            {"state":"verified","places":[{"kind":"careOffice","number":"4470100019","name":"大分あおぞらケアセンター","postalCode":"8700046",
             "address":"大分県大分市荷揚町2番31号","phone":"097-000-0000","corporationName":"","isNonProfit":false,"serviceCodes":["11"]}]}
            """);

        Assert.False((await portal.SendAs(TestUser.Visitor, Claims(token, userId))).Failed);
        Assert.Equal("4470100019", (await portal.SendAs(TestUser.Visitor, new FindRegistration(token)))!.Place!.Number);
        Assert.Equal(HealthStatus.Healthy, (await portal.ClaimsHealth()).Status);
    }
}

internal static class ClaimsHealthReading
{
    public static async Task<HealthReportEntry> ClaimsHealth(this PortalFixture portal)
    {
        const string Name = "電子請求のユーザの照合";
        return (await portal.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == Name)).Entries[Name];
    }
}
