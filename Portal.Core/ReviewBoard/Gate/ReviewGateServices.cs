using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.ReviewBoard;

public static class ReviewGateServices
{
    /// <summary>The reviewer's gate and what lies behind it, with its settings in the section <c>ReviewGate</c>.</summary>
    public static IServiceCollection AddReviewGate(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ReviewGateOptions>(configuration.GetSection(ReviewGateOptions.Section));
        services.AddSingleton<CopyTurns>();
        services.AddSingleton<StampedCopies>();
        services.AddScoped<GateCandidates>();
        services.AddScoped<GateAttempts>();
        services.AddScoped<GateRefusals>();
        services.AddScoped<OpenVisits>();
        services.AddScoped<ReviewerCopies>();
        return services;
    }
}
