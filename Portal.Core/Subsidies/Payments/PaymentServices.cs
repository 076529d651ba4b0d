using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Core.JapaneseText;

namespace Portal.Core.Subsidies;

public static class PaymentServices
{
    /// <summary>Who orders the transfers. A wrong setting stops the start; in Development there is one to try with.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PaymentOptions>().Bind(configuration.GetSection(PaymentOptions.Section))
            .PostConfigure<IHostEnvironment>((o, environment) => SupplyDevelopment(o, environment.IsDevelopment()))
            .Validate(o => IsDigits(o, o.ConsignorCode, PaymentOptions.ConsignorCodeLength), "Payments:ConsignorCode is ten digits.")
            .Validate(
                o => !o.IsConfigured || !AccountHolderKana.Read(o.ConsignorName, TransferConsignor.NameLength).Failed,
                "Payments:ConsignorName is missing, longer than 40 half-width characters, or has one that a transfer does not carry.")
            .Validate<BankList>(
                (o, banks) => !o.IsConfigured || banks.Find(o.BankCode)?.FindBranch(o.BranchCode) is not null,
                "Payments:BankCode (four digits) and Payments:BranchCode (three digits) name no branch of the list.")
            .Validate(o => o.AccountType is "1" or "2" or "9", "Payments:AccountType is 1, 2 or 9.")
            .Validate(o => IsDigits(o, o.AccountNumber, BankAccount.NumberLength), "Payments:AccountNumber is seven digits.")
            .ValidateOnStart();
        return services;
    }

    private static bool IsDigits(PaymentOptions options, string text, int length) =>
        !options.IsConfigured || (text.Length == length && CheckDigits.AreDigits(text));

    private static void SupplyDevelopment(PaymentOptions options, bool isDevelopment)
    {
        if (isDevelopment && !options.IsConfigured)
        {
            (options.ConsignorCode, options.ConsignorName) = ("0000000001", "コクミンケンコウホケンチユウオウカイ");
            (options.BankCode, options.BranchCode, options.AccountNumber) = ("0001", "001", "0000001");
        }
    }
}
