using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Portal.Core.Subsidies;

namespace Portal.Tests.Core.Subsidies.Payments;

/// <summary>委託者 in the settings: checked at the start.</summary>
public sealed class PaymentOptionsTests
{
    [Fact]
    public void Without_a_consignor_the_portal_starts_and_releases_nothing()
    {
        var options = Read([]);

        Assert.Equal([PaymentErrors.NoConsignor], TransferConsignor.Of(options, BankList.Shipped).Errors);
    }

    [Fact]
    public void In_Development_there_is_one_to_try_with() =>
        Assert.False(TransferConsignor.Of(Read([], Environments.Development), BankList.Shipped).Failed);

    [Fact]
    public void A_whole_one_stands_in_the_header_as_a_bank_has_it()
    {
        var consignor = TransferConsignor.Of(Read([], settings: Whole()), BankList.Shipped).Value;

        Assert.Equal(("1234567890", "ｺｸﾎﾁﾕｳｵｳｶｲ", "0001", "ﾐｽﾞﾎ", "001", "7654321"), (
            consignor.Code, consignor.Name, consignor.BankCode, consignor.BankName, consignor.BranchCode, consignor.AccountNumber));
        Assert.True(consignor.LineBreaks);
    }

    [Theory]
    [InlineData("ConsignorCode", "123456789")]
    [InlineData("ConsignorCode", "12345678901")]
    [InlineData("ConsignorCode", "１２３４５６７８９０")]
    [InlineData("ConsignorName", "")]
    [InlineData("ConsignorName", "国保中央会")]
    [InlineData("ConsignorName", "アイウエオアイウエオアイウエオアイウエオアイウエオアイウエオアイウエオアイウエオア")]
    [InlineData("BankCode", "001")]
    [InlineData("BankCode", "9999")]
    [InlineData("BranchCode", "999")]
    [InlineData("AccountType", "4")]
    [InlineData("AccountNumber", "765432")]
    public void A_wrong_setting_stops_the_start_and_is_named(string setting, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read([(setting, value)], settings: Whole()));

        Assert.Contains($"Payments:{setting}", refused.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Whole() => new()
    {
        ["Payments:ConsignorCode"] = "1234567890",
        ["Payments:ConsignorName"] = "コクホチュウオウカイ",
        ["Payments:BankCode"] = "0001",
        ["Payments:BranchCode"] = "001",
        ["Payments:AccountNumber"] = "7654321",
    };

    private static PaymentOptions Read(
        IEnumerable<(string Name, string Value)> changes, string environment = "Production", Dictionary<string, string?>? settings = null)
    {
        var all = settings ?? [];
        foreach (var (name, value) in changes)
        {
            all[$"Payments:{name}"] = value;
        }

        var services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        services.AddBanks();
        services.AddPayments(new ConfigurationBuilder().AddInMemoryCollection(all).Build());
        return services.BuildServiceProvider().GetRequiredService<IOptions<PaymentOptions>>().Value;
    }
}
