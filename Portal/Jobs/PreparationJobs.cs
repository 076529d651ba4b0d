using Portal.Core.Pdf;
using Portal.Core.Quarantine;
using Portal.Core.ReviewBoard;
using Portal.Core.Scanning;
using Portal.Core.Storage;

namespace Portal.Jobs;

/// <summary>What prepares a review session in the background: checking papers, binding packets, letting go of files.</summary>
public static class PreparationJobs
{
    public static IServiceCollection AddPreparation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPdf(configuration);
        services.Configure<ClamdOptions>(configuration.GetSection(ClamdOptions.Section));
        services.AddSingleton<ClamdScanner>();
        services.AddScoped<FileCheck>();
        services.AddScoped<PaperOutcomes>();
        services.AddScoped<PacketBinder>();
        services.AddJob<CheckNextDocument>(TimeSpan.FromSeconds(1));
        services.AddJob<AssembleNextPacket>(TimeSpan.FromSeconds(1));
        services.AddJob<PurgeDiscardedFiles>(TimeSpan.FromSeconds(30));
        services.AddJob<SweepWorkFolders>(TimeSpan.FromMinutes(10));
        services.AddJob<SweepStorage>(TimeSpan.FromHours(6));
        return services;
    }
}
