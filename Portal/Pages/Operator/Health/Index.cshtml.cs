using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Jobs;
using Portal.Web;

namespace Portal.Pages.Operator.Health;

/// <summary>What the portal depends on and whether it works, in words that say what to do.</summary>
public sealed class IndexModel(HealthCheckService health, JobRuns runs) : PageModel, IPageContent
{
    public HealthReport Report { get; private set; } = null!;

    public IReadOnlyList<JobRun> Jobs => runs.All;

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        Report = await health.CheckHealthAsync(cancellationToken);
        return true;
    }

    public static (string Kind, string Word) Mark(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => ("done", "正常"),
        HealthStatus.Degraded => ("wait", "注意"),
        _ => ("bad", "異常"),
    };
}
