using System.Collections.Frozen;
using System.Globalization;
using Portal.Core.Csv;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>Reads one row of the register's CSV: what it says, and everything that is wrong with it.</summary>
internal sealed class ClaimsRegisterReading(Guid importId)
{
    private static readonly FrozenDictionary<string, OfficeKind> Kinds =
        Enum.GetValues<OfficeKind>().ToFrozenDictionary(OfficeText.Text);

    private static readonly FrozenDictionary<string, InstitutionKind> InstitutionKinds =
        Enum.GetValues<InstitutionKind>().ToFrozenDictionary(OfficeText.Text);

    public (ClaimsRegisterRow Row, IReadOnlyList<CsvProblem> Problems) Read(CsvLine line)
    {
        if (line.Problems.Count > 0)
        {
            return (Bad(line.Row, "", ""), line.Problems);
        }

        var problems = new List<CsvProblem>();
        void Tell(string column, string message) => problems.Add(line.Problem(column, message));

        var kind = KindOf(line, Tell);
        var userId = UserOf(line, Tell);
        var (isNonProfit, isTemporary) = (YesOrNo(line, ClaimsRegisterCsv.NonProfit, Tell), YesOrNo(line, ClaimsRegisterCsv.TemporaryPassword, Tell));
        if (!ClaimsSecret.IsWellFormed(line[ClaimsRegisterCsv.SecretHash]))
        {
            Tell(ClaimsRegisterCsv.SecretHash, "「pbkdf2-sha256$回数$ソルト$ハッシュ」の形で、回数は100,000から2,000,000までにしてください。パスワードそのものは書かないでください。");
        }

        var place = PlaceOf(line, kind ?? OfficeKind.CareOffice, isNonProfit, Tell);
        // Without a kind nobody can say what the rest should be.
        if (kind is not null)
        {
            RegisteredPlaceRules.Check(place, Tell);
        }

        return problems.Count > 0
            ? (Bad(line.Row, NumberOrNone(place.Number), userId ?? ""), problems)
            : (RowOf(line, place, userId!, isTemporary), problems);
    }

    private static OfficeKind? KindOf(CsvLine line, Action<string, string> tell)
    {
        if (Kinds.TryGetValue(line[ClaimsRegisterCsv.Kind], out var kind))
        {
            return kind;
        }

        tell(ClaimsRegisterCsv.Kind, "種別は「介護事業所」「みなし介護事業所」「地域包括支援センター」「医療機関」のどれかを書いてください。");
        return null;
    }

    private static string? UserOf(CsvLine line, Action<string, string> tell)
    {
        if (!ClaimsUserId.TryNormalise(line[ClaimsRegisterCsv.UserId], out var userId))
        {
            tell(ClaimsRegisterCsv.UserId, "ユーザIDは「KJ」と12文字の英数字で、あわせて14文字です。確かめてください。");
        }

        return userId;
    }

    private static bool YesOrNo(CsvLine line, string column, Action<string, string> tell)
    {
        if (line[column] is not (ClaimsRegisterCsv.Yes or ClaimsRegisterCsv.No or ""))
        {
            tell(column, $"{column}は「はい」か「いいえ」と書いてください。空は「いいえ」と同じです。");
        }

        return line[column] == ClaimsRegisterCsv.Yes;
    }

    private static RegisteredPlace PlaceOf(CsvLine line, OfficeKind kind, bool isNonProfit, Action<string, string> tell)
    {
        var beds = WidthFolding.ToHalfWidth(line[ClaimsRegisterCsv.Beds]);
        var isNumber = int.TryParse(beds, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var isKnown = InstitutionKinds.TryGetValue(line[ClaimsRegisterCsv.InstitutionKind], out var institution);
        if (line[ClaimsRegisterCsv.InstitutionKind].Length > 0 && !isKnown && kind != OfficeKind.MedicalInstitution)
        {
            tell(ClaimsRegisterCsv.InstitutionKind, "医療機関の種別は、種別が「医療機関」の行だけに書きます。空にしてください。");
        }

        return new RegisteredPlace(kind, WidthFolding.ToBareCode(line[ClaimsRegisterCsv.Number]), new OfficeFacts(
            JapaneseNfc.Normalise(line[ClaimsRegisterCsv.Name]),
            WidthFolding.ToBareCode(line[ClaimsRegisterCsv.PostalCode]),
            JapaneseNfc.Normalise(line[ClaimsRegisterCsv.Address]),
            PhoneNumber.TryNormalise(line[ClaimsRegisterCsv.Phone], out var phone) ? phone : "",
            JapaneseNfc.Normalise(line[ClaimsRegisterCsv.CorporationName]),
            isNonProfit,
            ServicesIn(line),
            isKnown ? institution : null,
            beds.Length == 0 ? null : isNumber ? count : -1));
    }

    private static IReadOnlyList<string> ServicesIn(CsvLine line) =>
        [.. WidthFolding.ToHalfWidth(line[ClaimsRegisterCsv.Services]).ToUpperInvariant()
            .Split(ClaimsRegisterCsv.ServiceSeparators, StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal)];

    private static string NumberOrNone(string number) =>
        OfficeNumber.IsValid(number) || MedicalInstitutionCode.IsValid(number) ? number : "";

    private ClaimsRegisterRow Bad(int row, string number, string userId) =>
        new() { ImportId = importId, Row = row, IsGood = false, Number = number, UserId = userId };

    private ClaimsRegisterRow RowOf(CsvLine line, RegisteredPlace place, string userId, bool isTemporary) => new()
    {
        ImportId = importId,
        Row = line.Row,
        IsGood = true,
        Kind = place.Kind,
        Number = place.Number,
        Facts = place.Facts,
        UserId = userId,
        Secret = line[ClaimsRegisterCsv.SecretHash],
        IsTemporary = isTemporary,
    };
}
