using Portal.Core.Accounts;
using Portal.Core.ReviewBoard;

namespace Portal.Jobs;

public static class RegisterJobs
{
    /// <summary>Erases uploaded lists of reviewers that nobody imported.</summary>
    public static IServiceCollection AddRegisterJobs(this IServiceCollection services) =>
        services.AddJob<ForgetReviewerImports>(TimeSpan.FromMinutes(10));

    /// <summary>Reads and imports the 登録簿 that an operator uploads.</summary>
    public static IServiceCollection AddClaimsRegisterJobs(this IServiceCollection services)
    {
        services.AddJob<CheckClaimsRegister>(TimeSpan.FromSeconds(1));
        services.AddJob<ImportClaimsRegister>(TimeSpan.FromSeconds(1));
        services.AddJob<ForgetClaimsRegisterImports>(TimeSpan.FromMinutes(10));
        return services;
    }
}
