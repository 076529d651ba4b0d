using Microsoft.AspNetCore.Hosting;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Review;

/// <summary>A portal whose gate answers quickly.</summary>
public class GateFixture : PortalFixture
{
    public const string Password = RegisteredSessions.Password;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ReviewGate:AnswerAfterMilliseconds", "20");
        builder.UseSetting("ReviewGate:DelayStepMilliseconds", "0");
    }
}
