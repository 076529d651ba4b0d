using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Portal.Core.Accounts;
using Portal.Core.JapaneseText;

namespace Portal.Tests.Support;

/// <summary>The 電子請求受付システム's side of a test: it knows whom the test adds, and can be away.</summary>
public sealed class ClaimsUsers : IClaimsReceptionVerifier
{
    public const string Password = "Denshi-2026";

    private readonly ConcurrentDictionary<string, IReadOnlyList<RegisteredPlace>> users = new();

    public bool IsAway { get; set; }

    /// <summary>A new user with these places; with one 介護事業所 when none is given.</summary>
    public (string UserId, IReadOnlyList<RegisteredPlace> Places) Add(params RegisteredPlace[] places)
    {
        var userId = NewUserId();
        return (userId, users[userId] = places.Length > 0 ? places : [NewPlace(OfficeKind.CareOffice)]);
    }

    public Task<ClaimsReceptionAnswer> VerifyAsync(string userId, string password, CancellationToken cancellationToken) => Task.FromResult(
        IsAway ? ClaimsReceptionAnswer.Unavailable
        : password == Password && users.TryGetValue(userId, out var places) ? ClaimsReceptionAnswer.Verified(places)
        : ClaimsReceptionAnswer.Refused);

    public static RegisteredPlace NewPlace(OfficeKind kind, params string[] services)
    {
        var isMedical = kind == OfficeKind.MedicalInstitution;
        return new RegisteredPlace(kind, NewNumber(isMedical ? '1' : '7'), new OfficeFacts(
            "すずらん訪問介護ステーション", "8700046", "大分県大分市荷揚町2-31", "097-000-1234", "社会福祉法人すずらん会", true,
            isMedical ? [] : services.Length > 0 ? services : ["11"],
            isMedical ? InstitutionKind.Clinic : null, isMedical ? 0 : null));
    }

    public static string NewUserId() => "KJ44" + UniqueNumbers.Next(10);

    /// <param name="kind">事業所区分 or 点数表番号.</param>
    public static string NewNumber(char kind)
    {
        var body = $"44{kind}{UniqueNumbers.Next(6)}";
        return body + CheckDigits.Modulus10(body);
    }
}

/// <summary>The portal with somebody to ask about users of the 電子請求受付システム.</summary>
public sealed class RegistrationFixture : PortalFixture
{
    public ClaimsUsers Claims { get; } = new();

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        services.AddSingleton<IClaimsReceptionVerifier>(Claims);
    }
}
