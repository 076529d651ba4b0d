using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Portal.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, so the database too. The whole is told at
/// /operator/health to whoever can act on it.
/// </summary>
public static class Health
{
    private const string Ready = "ready";

    public static void AddPortalHealth(this IServiceCollection services)
    {
        services.AddSingleton<Jobs.JobRuns>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("データベース", tags: [Ready])
            .AddCheck<MailHealth>("メール送信")
            .AddCheck<StorageHealth>("ファイルの保存")
            .AddCheck<ProgramsHealth>("PDFのプログラム")
            .AddCheck<KeysHealth>("暗号鍵の保護")
            .AddCheck<JobsHealth>("定期処理");
    }

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
