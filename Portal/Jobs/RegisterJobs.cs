using Portal.Core.ReviewBoard;

namespace Portal.Jobs;

public static class RegisterJobs
{
    /// <summary>Erases uploaded lists of reviewers that nobody imported.</summary>
    public static IServiceCollection AddRegisterJobs(this IServiceCollection services) =>
        services.AddJob<ForgetReviewerImports>(TimeSpan.FromMinutes(10));
}
