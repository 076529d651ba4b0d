using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Portal.Core.Subsidies;

public static class RepaymentServices
{
    /// <summary>Where money is paid back to. In Development there is an account to try with.</summary>
    public static IServiceCollection AddRepayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RepaymentOptions>().Bind(configuration.GetSection(RepaymentOptions.Section))
            .PostConfigure<IHostEnvironment>((o, environment) => o.Account =
                o.Account.Length == 0 && environment.IsDevelopment() ? "みずほ銀行 東京営業部（001） 普通 0000001 国民健康保険中央会" : o.Account)
            .Validate(o => o.Account.Length <= Repayment.AccountMaxLength, "Repayments:Account is longer than 200 characters.")
            .Validate(o => o.Days is >= 1 and <= 365, "Repayments:Days is between 1 and 365.")
            .Validate(o => o.LateChargePercent is >= 0 and <= 20, "Repayments:LateChargePercent is between 0 and 20.")
            .ValidateOnStart();
        return services;
    }
}
