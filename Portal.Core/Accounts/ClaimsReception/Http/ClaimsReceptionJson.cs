using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Core.Accounts;

/// <summary>The agreed answer (docs/claims-reception.md): what is not exactly that is none.</summary>
internal static class ClaimsReceptionJson
{
    private const int MostPlaces = 2_000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    private enum AnswerState
    {
        Verified,
        Refused,
    }

    /// <summary>Null when it is not as agreed, or when a place in it breaks the register's own rules.</summary>
    public static ClaimsReceptionAnswer? Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(json, Options) switch
            {
                { State: AnswerState.Refused } => ClaimsReceptionAnswer.Refused,
                { State: AnswerState.Verified, Places: { Count: > 0 and <= MostPlaces } places } => Verified(places),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ClaimsReceptionAnswer? Verified(IReadOnlyList<Place?> answered)
    {
        // What stands in a list may be null, whatever its type says.
        if (answered.Any(p => p is null || p.ServiceCodes.Any(code => code is null)))
        {
            return null;
        }

        var places = answered.Select(p => p!.ToRegisteredPlace()).ToList();
        var isSound = true;
        places.ForEach(place => RegisteredPlaceRules.Check(place, (_, _) => isSound = false));
        return isSound ? ClaimsReceptionAnswer.Verified(places) : null;
    }

    private sealed record Answer(AnswerState State, IReadOnlyList<Place?>? Places = null);

    private sealed record Place(
        OfficeKind Kind, string Number, string Name, string PostalCode, string Address, string Phone, string CorporationName,
        bool IsNonProfit, IReadOnlyList<string?> ServiceCodes, InstitutionKind? InstitutionKind = null, int? Beds = null)
    {
        public RegisteredPlace ToRegisteredPlace() => new(Kind, Number, new OfficeFacts(
            Name, PostalCode, Address, Phone, CorporationName, IsNonProfit,
            [.. ServiceCodes.OfType<string>().Distinct().Order(StringComparer.Ordinal)], InstitutionKind, Beds));
    }
}
