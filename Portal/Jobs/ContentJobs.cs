using Portal.Core.Content;

namespace Portal.Jobs;

public static class ContentJobs
{
    /// <summary>A banner set on one instance stands on all of them within seconds.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ShownBanners>();
        return services.AddJob<ReadBanners>(TimeSpan.FromSeconds(3));
    }
}
