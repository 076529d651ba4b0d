using Portal.Core.Accounts;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>How the register knows a place.</summary>
public enum RegisterStanding
{
    /// <summary>It stands in the newest register.</summary>
    Current,

    /// <summary>登録簿から外れた: the facts are those from before.</summary>
    Left,

    /// <summary>No import has brought it: the facts are those by which it was registered.</summary>
    AtRegistration,
}

/// <summary>登録簿の内容, beside which an application is read.</summary>
/// <param name="Facts">As the register knows the place.</param>
/// <param name="Standing">Where they come from.</param>
/// <param name="Day">Of which day they are, in Japan: of the newest import, of the one that lacked the place, or of the registration.</param>
public sealed record RegisterExtract(OfficeFacts Facts, RegisterStanding Standing, DateOnly Day)
{
    /// <param name="office">Who applies.</param>
    /// <param name="place">The same in the imported register; null when it never stood there.</param>
    /// <param name="importedAt">When the newest import went into the register; null before the first.</param>
    public static RegisterExtract Of(Office office, RegisterPlace? place, DateTimeOffset? importedAt) => place switch
    {
        null => new(office.RegisterFacts, RegisterStanding.AtRegistration, office.RegisteredAt.DayInJapan()),
        { LeftRegisterAt: { } left } => new(place.Facts, RegisterStanding.Left, left.DayInJapan()),
        _ => new(place.Facts, RegisterStanding.Current, (importedAt > place.ChangedAt ? importedAt.Value : place.ChangedAt).DayInJapan()),
    };
}
