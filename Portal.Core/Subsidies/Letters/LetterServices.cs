using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Subsidies;

public static class LetterServices
{
    /// <summary>What writes the 通知書, with its settings in the section <c>Letters</c>.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LetterOptions>().Bind(configuration.GetSection(LetterOptions.Section))
            .Validate(o => o.ToSender() is { Organisation.Length: > 0, Title.Length: > 0 }, "Letters:Organisation and Letters:Title say who signs, and must not be empty.")
            .ValidateOnStart();
        services.AddScoped<LetterWriter>();
        services.AddScoped<LaterDecisionMaking>();
        services.AddScoped<DecidingWithMoney>();
        return services;
    }
}
