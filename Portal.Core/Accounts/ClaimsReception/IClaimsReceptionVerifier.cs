namespace Portal.Core.Accounts;

/// <summary>
/// Asks whether somebody holds a user of the 電子請求受付システム, and which places bill with it. Adapters: the register that the
/// secretariat imports, and a service over HTTP.
/// </summary>
public interface IClaimsReceptionVerifier
{
    /// <summary>Neither keeps nor logs the password. An outage is an answer, no exception.</summary>
    /// <param name="userId">ユーザID in its stored form (<see cref="ClaimsUserId"/>).</param>
    /// <param name="password">パスワード, as typed.</param>
    /// <param name="cancellationToken">The caller's.</param>
    Task<ClaimsReceptionAnswer> VerifyAsync(string userId, string password, CancellationToken cancellationToken);
}

/// <summary>What the 電子請求受付システム's side says.</summary>
public enum ClaimsReceptionState
{
    Verified,

    /// <summary>No such user, another password, or still its temporary one: never told which.</summary>
    Refused,

    /// <summary>Nobody could be asked: no attempt is counted, and the person may come back.</summary>
    Unavailable,
}

/// <param name="State">照合の結果.</param>
/// <param name="Places">The places that bill with this user; empty unless verified.</param>
public sealed record ClaimsReceptionAnswer(ClaimsReceptionState State, IReadOnlyList<RegisteredPlace> Places)
{
    public static readonly ClaimsReceptionAnswer Refused = new(ClaimsReceptionState.Refused, []);
    public static readonly ClaimsReceptionAnswer Unavailable = new(ClaimsReceptionState.Unavailable, []);

    public static ClaimsReceptionAnswer Verified(IReadOnlyList<RegisteredPlace> places) => new(ClaimsReceptionState.Verified, places);
}

/// <summary>A 事業所 or 医療機関 as the register knows it.</summary>
/// <param name="Kind">種別.</param>
/// <param name="Number">介護事業所番号 or 医療機関コード, ten characters with a check digit.</param>
/// <param name="Facts">What the register knows; it may be behind.</param>
public sealed record RegisteredPlace(OfficeKind Kind, string Number, OfficeFacts Facts);
