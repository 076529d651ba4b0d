using Portal.Core.Subsidies;

namespace Portal.Jobs;

public static class SubsidyJobs
{
    /// <summary>What happens to applications by itself.</summary>
    public static IServiceCollection AddSubsidyJobs(this IServiceCollection services) =>
        services.AddJob<CheckNextEvidence>(TimeSpan.FromSeconds(1))
            .AddJob<PrintNextLetters>(TimeSpan.FromSeconds(1))
            .AddJob<RemindOfCorrections>(TimeSpan.FromMinutes(5));
}
