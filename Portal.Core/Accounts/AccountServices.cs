using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Accounts;

public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = AccountPasswords.Iterations);
        services.AddSingleton<AccountPasswords>();
        services.AddScoped<AttemptLimits>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<EmailChanges>();
        services.AddScoped<NewAccounts>();
        services.AddScoped<NewOfficeAccounts>();
        services.AddScoped<JoinedAnew>();
        services.AddScoped<OfficeFounding>();
        return services;
    }
}
