using Portal.Core.Accounts;

namespace Portal.Tests.Support;

/// <summary>Writes CSV files of the 登録簿 for tests.</summary>
public static class RegisterCsv
{
    /// <summary>The hash of <see cref="ClaimsUsers.Password"/>.</summary>
    public static readonly string Hash = ClaimsSecret.Of(ClaimsUsers.Password);

    /// <summary>A 介護事業所 that nothing is wrong with.</summary>
    public static IReadOnlyList<string> Good { get; } = Row();

    /// <summary>The good row with some of its cells written anew.</summary>
    public static IReadOnlyList<string> Row(params (string Column, string Cell)[] changed)
    {
        var cells = new Dictionary<string, string>
        {
            [ClaimsRegisterCsv.Kind] = "介護事業所",
            [ClaimsRegisterCsv.Number] = "4470100019",
            [ClaimsRegisterCsv.Name] = "大分あおぞらケアセンター",
            [ClaimsRegisterCsv.PostalCode] = "870-0046",
            [ClaimsRegisterCsv.Address] = "大分県大分市荷揚町2番31号",
            [ClaimsRegisterCsv.Phone] = "097-534-6111",
            [ClaimsRegisterCsv.CorporationName] = "社会福祉法人 あおぞら会",
            [ClaimsRegisterCsv.NonProfit] = "はい",
            [ClaimsRegisterCsv.Services] = "11・15",
            [ClaimsRegisterCsv.InstitutionKind] = "",
            [ClaimsRegisterCsv.Beds] = "",
            [ClaimsRegisterCsv.UserId] = "KJ440000000001",
            [ClaimsRegisterCsv.SecretHash] = Hash,
            [ClaimsRegisterCsv.TemporaryPassword] = "いいえ",
        };
        foreach (var (column, cell) in changed)
        {
            Assert.True(cells.ContainsKey(column), $"There is no column {column}.");
            cells[column] = cell;
        }

        return [.. ClaimsRegisterCsv.Headings.Select(heading => cells[heading])];
    }

    /// <summary>A hospital of 200 beds, with some of its cells written anew.</summary>
    public static IReadOnlyList<string> Hospital(params (string Column, string Cell)[] changed) => Row(
    [
        (ClaimsRegisterCsv.Kind, "医療機関"), (ClaimsRegisterCsv.Number, "4410100509"), (ClaimsRegisterCsv.Name, "大分総合病院"),
        (ClaimsRegisterCsv.NonProfit, ""), (ClaimsRegisterCsv.Services, ""), (ClaimsRegisterCsv.InstitutionKind, "病院"),
        (ClaimsRegisterCsv.Beds, "200"), (ClaimsRegisterCsv.UserId, "KJ440000000006"), .. changed,
    ]);

    /// <summary>An office of its own, with its own user.</summary>
    public static IReadOnlyList<string> Office(params (string Column, string Cell)[] changed) => Row(
        [(ClaimsRegisterCsv.Number, ClaimsUsers.NewNumber('7')), (ClaimsRegisterCsv.UserId, ClaimsUsers.NewUserId()), .. changed]);

    public static string Of(params IEnumerable<IReadOnlyList<string>> rows) =>
        string.Concat(rows.Prepend(ClaimsRegisterCsv.Headings).Select(row => string.Join(',', row) + "\r\n"));
}
