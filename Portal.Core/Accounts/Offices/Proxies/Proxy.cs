using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>
/// 委任: an office lets another organisation of the portal act for it (代理申請), within a scope and until a day. The organisation is named
/// by its number, registered or not, so that asking tells nobody who is registered.
/// </summary>
public sealed class Proxy
{
    public static readonly TimeSpan OfferLifetime = TimeSpan.FromDays(14);

    /// <summary>So many may wait or be in force at once for one office.</summary>
    public const int MostOpen = 50;

    /// <summary>Its last day is at most so many years ahead.</summary>
    public const int MostYears = 1;

    /// <summary>Offers of one office that are told by mail in a day.</summary>
    public const int MailsOfOfficeADay = 20;

    /// <summary>Likewise those to one number.</summary>
    public const int MailsToNumberADay = 3;

    /// <summary>The end is told so many days before.</summary>
    public const int DaysBefore = 14;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>頼んだ事業所・医療機関.</summary>
    public required Guid PrincipalId { get; init; }

    /// <summary>介護事業所番号 or 医療機関コード of the organisation that is asked.</summary>
    public required string AgentNumber { get; init; }

    /// <summary>Which of the two it is: a みなし介護事業所 may have the same number.</summary>
    public required bool AgentIsMedical { get; init; }

    /// <summary>頼まれた組織; null until it has answered.</summary>
    public Guid? AgentId { get; private set; }

    public required ProxyScope Scope { get; init; }

    /// <summary>The last day in Japan on which it holds.</summary>
    public required DateOnly LastOn { get; init; }

    /// <summary>The instant at which that day is over.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public required Guid OfferedById { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>From then on it cannot be accepted.</summary>
    public required DateTimeOffset OfferEndsAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public Guid? AcceptedById { get; private set; }

    public DateTimeOffset? DeclinedAt { get; private set; }

    /// <summary>Null unless somebody ended it before its last day, took the offer back, or gave a newer one.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The end was told beforehand, or is so near that the acceptance told it.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>It was told that the last day is over.</summary>
    public DateTimeOffset? EndToldAt { get; private set; }

    public ProxyState StateAt(DateTimeOffset now) =>
        DeclinedAt is not null ? ProxyState.Declined
        : EndedAt is not null ? ProxyState.Ended
        : now >= (AcceptedAt is null ? OfferEndsAt : EndsAt) ? ProxyState.Expired
        : AcceptedAt is null ? ProxyState.Offered
        : ProxyState.InForce;

    /// <summary>引き受ける.</summary>
    public Result Accept(Guid agentId, Guid byId, DateTimeOffset at)
    {
        if (StateAt(at) != ProxyState.Offered)
        {
            return ProxyErrors.NotOffered;
        }

        (AgentId, AcceptedById, AcceptedAt) = (agentId, byId, at);
        RemindedAt = LastOn <= at.DayInJapan().AddDays(DaysBefore) ? at : null;
        return Result.Done;
    }

    /// <summary>辞退する.</summary>
    public Result Decline(Guid agentId, DateTimeOffset at)
    {
        if (StateAt(at) != ProxyState.Offered)
        {
            return ProxyErrors.NotOffered;
        }

        (AgentId, DeclinedAt) = (agentId, at);
        return Result.Done;
    }

    /// <summary>終わりにする, at once; what is over already stays as it ended.</summary>
    public void End(DateTimeOffset at) => EndedAt = StateAt(at) is ProxyState.Offered or ProxyState.InForce ? at : EndedAt;

    public void NoteReminder(DateTimeOffset at) => RemindedAt ??= at;

    public void NoteEnd(DateTimeOffset at) => EndToldAt ??= at;
}
