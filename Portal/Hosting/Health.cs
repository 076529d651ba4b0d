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
            .Add<DatabaseHealth>("データベース", Ready)
            .Add<MailHealth>("メール送信")
            .Add<StorageHealth>("ファイルの保存")
            .Add<ProgramsHealth>("PDFのプログラム")
            .Add<ImagesHealth>("画像のプログラム")
            .Add<ScannerHealth>("ウイルス検査")
            .Add<ClaimsReceptionHealth>("電子請求のユーザの照合")
            .Add<KeysHealth>("暗号鍵の保護")
            .Add<JobsHealth>("定期処理");
    }

    // What hangs is told too, and in time.
    private static IHealthChecksBuilder Add<T>(this IHealthChecksBuilder checks, string name, params string[] tags)
        where T : class, IHealthCheck => checks.AddCheck<T>(name, failureStatus: null, tags, TimeSpan.FromSeconds(5));

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
