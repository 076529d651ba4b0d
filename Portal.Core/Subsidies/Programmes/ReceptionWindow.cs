using System.Text.Json.Serialization;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>受付期間: days of Japan, both included.</summary>
/// <param name="OpensOn">受付を始める日, from 00:00.</param>
/// <param name="ClosesOn">受付を終える日, until it has ended.</param>
/// <param name="GraceMinutes">猶予: how long after that somebody who is about to send still may. It is not advertised.</param>
public sealed record ReceptionWindow(DateOnly OpensOn, DateOnly ClosesOn, int GraceMinutes)
{
    public const int MaxGraceMinutes = 24 * 60;

    /// <summary>延長: not part of the rules; null unless an incident has moved <see cref="ClosesOn"/>.</summary>
    [JsonIgnore] public WindowExtension? Extended { get; init; }

    /// <summary>Whether what arrives now is received, the grace included.</summary>
    public bool Receives(DateTimeOffset now) =>
        OpensOn.StartInJapan() <= now && now < ClosesOn.EndInJapan().AddMinutes(GraceMinutes);

    public ReceptionState StateOn(DateOnly today) =>
        today < OpensOn ? ReceptionState.Planned : today <= ClosesOn ? ReceptionState.Open : ReceptionState.Over;

    /// <summary>残りの日数, today included: 1 on the last day.</summary>
    public int DaysLeft(DateOnly today) => ClosesOn.DayNumber - today.DayNumber + 1;
}

/// <summary>受付の延長 of a window.</summary>
/// <param name="Before">もとの終わりの日 by the rules.</param>
/// <param name="Notice">お知らせ: why.</param>
public sealed record WindowExtension(DateOnly Before, string Notice);

/// <summary>受付の状態 on some day.</summary>
public enum ReceptionState
{
    /// <summary>受付前.</summary>
    Planned,

    /// <summary>受付中.</summary>
    Open,

    /// <summary>受付終了.</summary>
    Over,
}

/// <summary>受付の状態 in words.</summary>
public static class ReceptionStateText
{
    /// <summary>What the state is called on screen.</summary>
    public static string Text(this ReceptionState state) => state switch
    {
        ReceptionState.Planned => "受付前",
        ReceptionState.Open => "受付中",
        _ => "受付終了",
    };
}
