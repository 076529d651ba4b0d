using Portal.Core.Subsidies;

namespace Portal.Jobs;

public static class SubsidyJobs
{
    /// <summary>What happens to applications by itself.</summary>
    public static IServiceCollection AddSubsidyJobs(this IServiceCollection services) =>
        services.AddJob<CheckNextEvidence>(TimeSpan.FromSeconds(1))
            .AddJob<PrintNextLetters>(TimeSpan.FromSeconds(1))
            // The last moment to undo is told to the second: what it ends with comes soon after.
            .AddJob<MakeDueDecisions>(TimeSpan.FromSeconds(2))
            .AddJob<RemindOfCorrections>(TimeSpan.FromMinutes(5))
            .AddJob<RemindOfTaxReports>(TimeSpan.FromMinutes(5))
            .AddJob<RemindOfRepayments>(TimeSpan.FromMinutes(5))
            .AddJob<PurgeApplications>(TimeSpan.FromMinutes(10));
}
