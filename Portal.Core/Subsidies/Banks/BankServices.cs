using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Subsidies;

public static class BankServices
{
    /// <summary>The banks to which money can be sent, as <see cref="BankList"/>.</summary>
    public static IServiceCollection AddBanks(this IServiceCollection services) => services.AddSingleton(_ => BankList.Shipped);
}
