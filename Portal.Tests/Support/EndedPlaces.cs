using Portal.Core.Accounts;
using Portal.Core.Municipalities;
using Portal.Core.Results;

namespace Portal.Tests.Support;

/// <summary>Municipalities that an imported list no longer has.</summary>
public static class EndedPlaces
{
    /// <summary>Answers who has imported it.</summary>
    public static async Task<TestUser> EndMunicipalities(this PortalFixture portal, params string[] codes)
    {
        var official = await portal.NewOfficial(AccountRole.Operator);
        Result<MasterImportCounts> result = await portal.ImportAsync(
            official, MasterListKind.Municipalities, await portal.MunicipalityCsvAsync(line => codes.Any(c => line.StartsWith(c, StringComparison.Ordinal)) ? null : line));
        Assert.Empty(result.Errors);
        return official;
    }
}
