using System.Globalization;

namespace Portal.Core.Accounts;

/// <summary>What an import changes of one place, in words.</summary>
internal static class ClaimsRegisterDifferences
{
    public static IReadOnlyList<string> Of(RegisterPlace now, ClaimsRegisterChange then)
    {
        var found = new List<string>();
        if (now.LeftRegisterAt is not null)
        {
            found.Add("登録簿に戻ります");
        }

        foreach (var ((column, before), (_, after)) in Cells(now.Kind, now.Facts).Zip(Cells(then.Kind, then.Facts)))
        {
            if (before != after)
            {
                found.Add($"{column}：{Shown(before)} → {Shown(after)}");
            }
        }

        return found;
    }

    private static IEnumerable<(string Column, string Text)> Cells(OfficeKind kind, OfficeFacts facts) =>
    [
        (ClaimsRegisterCsv.Kind, kind.Text()),
        (ClaimsRegisterCsv.Name, facts.Name),
        (ClaimsRegisterCsv.PostalCode, facts.PostalCode),
        (ClaimsRegisterCsv.Address, facts.Address),
        (ClaimsRegisterCsv.Phone, facts.Phone),
        (ClaimsRegisterCsv.CorporationName, facts.CorporationName),
        (ClaimsRegisterCsv.NonProfit, ClaimsRegisterCsv.TextOf(facts.IsNonProfit)),
        (ClaimsRegisterCsv.Services, string.Join('・', facts.ServiceCodes)),
        (ClaimsRegisterCsv.InstitutionKind, facts.InstitutionKind is { } institution ? institution.Text() : ""),
        (ClaimsRegisterCsv.Beds, facts.Beds?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];

    private static string Shown(string text) => text.Length == 0 ? "（なし）" : text;
}
