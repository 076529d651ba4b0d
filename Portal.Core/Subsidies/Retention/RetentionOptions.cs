using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Subsidies;

/// <summary>記録の保存期間, section <c>Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>交付要綱5条7.</summary>
    public const int Fewest = 5;

    public const int Most = 30;

    /// <summary>助成金の記録: years after the end of the fiscal year of the decision.</summary>
    public int SubsidyYears { get; set; } = Fewest;
}

public static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RetentionOptions>().Bind(configuration.GetSection(RetentionOptions.Section))
            .Validate(
                o => o.SubsidyYears is >= RetentionOptions.Fewest and <= RetentionOptions.Most, "Retention:SubsidyYears is between 5 and 30.")
            .ValidateOnStart();
        return services;
    }
}
