using Portal.Core.Accounts;
using Portal.Core.Municipalities;

namespace Portal.Jobs;

public static class InsurerJobs
{
    /// <summary>What happens to insurers' accounts and tasks by itself.</summary>
    public static IServiceCollection AddInsurerJobs(this IServiceCollection services) =>
        services.AddJob<RunNextAccount>(TimeSpan.FromSeconds(1))
            .AddJob<CheckNextTaskFile>(TimeSpan.FromSeconds(1))
            .AddJob<RemindOfInvitations>(TimeSpan.FromMinutes(5))
            .AddJob<ForgetAccountContacts>(TimeSpan.FromMinutes(10));
}
