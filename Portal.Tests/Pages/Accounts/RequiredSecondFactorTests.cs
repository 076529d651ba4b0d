using System.Net;
using Microsoft.AspNetCore.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Accounts;

/// <summary>As outside Development: the role needs a second factor.</summary>
public sealed class DemandingFixture : PortalFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Accounts:RequireSecondFactor", "true");
    }
}

public sealed class RequiredSecondFactorTests(DemandingFixture portal) : IClassFixture<DemandingFixture>
{
    [Fact]
    public async Task Without_a_second_factor_only_its_set_up_opens()
    {
        using var browser = await portal.SignIn(await portal.NewClerk());

        var response = await browser.GetAsync("/my/security");

        Assert.Equal("/account/second-factor/required", response.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/second-factor/required")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my/security/authenticator")).StatusCode);
    }

    [Fact]
    public async Task Once_it_is_set_up_everything_opens_at_once()
    {
        var user = await portal.NewClerk();
        using var browser = await portal.SignIn(user);

        await portal.SetUpApp(user);

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/my/security")).StatusCode);
    }
}
