using System.Globalization;
using Portal.Core.JapaneseText;

namespace Portal.Core.Accounts;

/// <summary>What a place of the register must be, wherever it comes from: told by the column of the CSV that it belongs to.</summary>
public static class RegisteredPlaceRules
{
    private const int PostalCodeLength = 7;
    private const int HospitalBeds = 20;

    /// <param name="place">As read; an unknown value stands there as an empty one.</param>
    /// <param name="tell">Column and sentence of each problem.</param>
    public static void Check(RegisteredPlace place, Action<string, string> tell)
    {
        var facts = place.Facts;
        CheckNumber(place, tell);
        CheckText(ClaimsRegisterCsv.Name, facts.Name, OfficeFacts.NameMaxLength, isRequired: true, tell);
        CheckText(ClaimsRegisterCsv.Address, facts.Address, OfficeFacts.AddressMaxLength, isRequired: true, tell);
        CheckText(ClaimsRegisterCsv.CorporationName, facts.CorporationName, OfficeFacts.CorporationNameMaxLength, isRequired: false, tell);
        if (facts.PostalCode.Length > 0 && (facts.PostalCode.Length != PostalCodeLength || !facts.PostalCode.All(char.IsAsciiDigit)))
        {
            tell(ClaimsRegisterCsv.PostalCode, "郵便番号は7桁の数字で書くか、空にしてください。");
        }

        if (!PhoneNumber.TryNormalise(facts.Phone, out var phone) || phone != facts.Phone)
        {
            tell(ClaimsRegisterCsv.Phone, "電話番号は、市外局番から10桁か11桁で書いてください（例：097-534-6111）。");
        }

        if (place.Kind == OfficeKind.MedicalInstitution)
        {
            CheckInstitution(facts, tell);
        }
        else
        {
            CheckServices(facts, tell);
        }
    }

    private static void CheckNumber(RegisteredPlace place, Action<string, string> tell)
    {
        if (place.Kind == OfficeKind.MedicalInstitution ? !MedicalInstitutionCode.IsValid(place.Number) : !OfficeNumber.IsValid(place.Number))
        {
            tell(ClaimsRegisterCsv.Number, place.Kind == OfficeKind.MedicalInstitution
                ? "医療機関コードは10桁で、最後の1桁は検証番号です。番号を確かめてください。先頭の0が消えていないかも確かめてください。"
                : "介護事業所番号は10桁で、最後の1桁は検証番号です。番号を確かめてください。先頭の0が消えていないかも確かめてください。");
        }
    }

    private static void CheckText(string column, string text, int maxLength, bool isRequired, Action<string, string> tell)
    {
        if (isRequired && text.Length == 0)
        {
            tell(column, $"{column}を入れてください。");
        }
        else if (text.Length > maxLength)
        {
            tell(column, string.Create(CultureInfo.InvariantCulture, $"{column}は{maxLength}文字以内で書いてください。"));
        }
        else if (HiddenCharacters.AreIn(text))
        {
            tell(column, $"{column}に、目に見えない文字や改行が入っています。書き直してください。");
        }
    }

    private static void CheckInstitution(OfficeFacts facts, Action<string, string> tell)
    {
        if (facts.ServiceCodes.Count > 0)
        {
            tell(ClaimsRegisterCsv.Services, "医療機関のサービス種類は空にしてください。介護のサービスは、みなし介護事業所の行に書きます。");
        }

        if (facts.InstitutionKind is null)
        {
            tell(ClaimsRegisterCsv.InstitutionKind, "医療機関の種別は「病院」か「診療所」と書いてください。");
        }

        if (facts.Beds is not (>= 0 and <= OfficeFacts.MaxBeds))
        {
            tell(ClaimsRegisterCsv.Beds, "病床数は0から9,999までの数で書いてください。病床がないときは0です。");
        }
        else if (facts.InstitutionKind is { } kind && (kind == InstitutionKind.Hospital) != (facts.Beds >= HospitalBeds))
        {
            tell(ClaimsRegisterCsv.Beds, "病院は20床以上、診療所は19床以下です。種別と病床数を確かめてください。");
        }
    }

    private static void CheckServices(OfficeFacts facts, Action<string, string> tell)
    {
        if (facts.ServiceCodes.Count is 0 or > OfficeFacts.MaxServiceCodes)
        {
            tell(ClaimsRegisterCsv.Services, "サービス種類コードを1つ以上、60個まで書いてください。2つ以上は「・」で区切ります（例：11・15）。");
        }

        if (facts.ServiceCodes.FirstOrDefault(code => !ServiceTypes.Exists(code)) is { } unknown)
        {
            // A character that cannot be seen is not repeated: PostgreSQL takes no NUL.
            var named = unknown.Length > 10 || HiddenCharacters.AreIn(unknown) ? "" : $"「{unknown}」";
            tell(ClaimsRegisterCsv.Services, $"サービス種類コード{named}はありません。2文字のコードを確かめてください。");
        }

        if (facts.InstitutionKind is not null)
        {
            tell(ClaimsRegisterCsv.InstitutionKind, "医療機関の種別は、種別が「医療機関」の行だけに書きます。空にしてください。");
        }

        if (facts.Beds is not null)
        {
            tell(ClaimsRegisterCsv.Beds, "病床数は、種別が「医療機関」の行だけに書きます。空にしてください。");
        }
    }
}
