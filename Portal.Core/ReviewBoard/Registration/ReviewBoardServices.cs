using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.ReviewBoard;

public static class ReviewBoardServices
{
    /// <summary>What registering a session and following its reading need besides its use cases.</summary>
    public static IServiceCollection AddReviewBoard(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<object>, PasswordHasher<object>>();
        services.AddSingleton<ViewingPasswordHasher>();
        services.AddSingleton<PasswordIssue>();
        services.AddScoped<SessionLetters>();
        services.AddScoped<SessionNotices>();
        return services;
    }
}
