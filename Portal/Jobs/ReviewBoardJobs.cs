using Portal.Core.ReviewBoard;

namespace Portal.Jobs;

/// <summary>What happens to registered sessions by itself: notices, reminders, the end of links and of papers.</summary>
public static class ReviewBoardJobs
{
    public static IServiceCollection AddReviewBoardJobs(this IServiceCollection services)
    {
        // A failure is shown within a minute, so these look often; each look is one query on an index.
        services.AddJob<NotifyProcessingResults>(TimeSpan.FromSeconds(5));
        services.AddJob<NotifyFirstOpenings>(TimeSpan.FromSeconds(15));
        services.AddJob<NotifyAllRead>(TimeSpan.FromSeconds(15));
        services.AddJob<SendOpeningDigests>(TimeSpan.FromMinutes(1));
        services.AddJob<RemindReviewers>(TimeSpan.FromMinutes(5));
        services.AddJob<NotifyUnread>(TimeSpan.FromMinutes(5));
        services.AddJob<CloseExpiredSessions>(TimeSpan.FromMinutes(1));
        services.AddJob<PurgePapers>(TimeSpan.FromMinutes(5));
        return services;
    }
}
