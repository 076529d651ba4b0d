using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Subsidies;

/// <summary>Settings of まとめて決定, section <c>Decisions</c>.</summary>
public sealed class DecisionWindowOptions
{
    public const string Section = "Decisions";
    public const int Longest = 24 * 60;

    /// <summary>取り消せる時間, in minutes.</summary>
    public int UndoMinutes { get; set; } = 10;
}

public static class DecisionServices
{
    public static IServiceCollection AddDecisions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DecisionWindowOptions>().Bind(configuration.GetSection(DecisionWindowOptions.Section))
            .Validate(o => o.UndoMinutes is >= 1 and <= DecisionWindowOptions.Longest, "Decisions:UndoMinutes is between 1 and 1440.")
            .ValidateOnStart();
        return services;
    }
}
