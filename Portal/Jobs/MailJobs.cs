using Portal.Core.Mail;

namespace Portal.Jobs;

public static class MailJobs
{
    /// <summary>A mail waits at most a second before its first attempt.</summary>
    public static IServiceCollection AddMailJobs(this IServiceCollection services) =>
        services.AddJob<SendNextMails>(TimeSpan.FromSeconds(1));
}
