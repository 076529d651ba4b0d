using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.ReviewBoard;
using Portal.Jobs;

namespace Portal.Web.Review;

/// <summary>The reviewer's pages and what they need.</summary>
public static class ReviewRoom
{
    public static IServiceCollection AddReviewRoom(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddReviewGate(configuration);
        // docs/adr/0013
        services.AddSingleton<IHttpContextFactory, LinkTokens>();
        services.AddSingleton<ReviewCookies>();
        services.AddSingleton<PapersResponse>();
        services.AddJob<EndIdleVisits>(TimeSpan.FromMinutes(1));
        services.Configure<RazorPagesOptions>(options => options.Conventions.AllowAnonymousToFolder("/Review"));
        return services;
    }
}
