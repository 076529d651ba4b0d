using Portal.Core.Content;
using Portal.Core.Municipalities;
using Portal.Pages.Municipalities;

namespace Portal.Jobs;

public static class ContentJobs
{
    /// <summary>A banner set on one instance stands on all of them within seconds.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ShownBanners>();
        return services.AddJob<ReadBanners>(TimeSpan.FromSeconds(3));
    }

    /// <summary>What happens to surveys by itself.</summary>
    public static IServiceCollection AddSurveyJobs(this IServiceCollection services) =>
        services.AddJob<RemindOfSurveys>(TimeSpan.FromMinutes(5));

    /// <summary>A 利用開始日 published on one instance stands on all of them within a second.</summary>
    public static IServiceCollection AddPublicStatus(this IServiceCollection services)
    {
        services.AddSingleton<PublicStatus>();
        services.AddSingleton<SubscriptionLinks>();
        services.AddSingleton<StatusPdfs>();
        services.AddJob<AnnounceVersions>(TimeSpan.FromSeconds(2));
        services.AddJob<ForgetSubscriptionRequests>(TimeSpan.FromMinutes(10));
        return services.AddJob<ReadPublicStatus>(TimeSpan.FromMilliseconds(200)).AddJob<RemindOfScheduleReplies>(TimeSpan.FromMinutes(5));
    }
}
