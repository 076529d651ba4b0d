namespace Portal.Core.Subsidies;

/// <summary>期限のあるもの of an application: its office is reminded before the day, and told when it has passed.</summary>
public interface IHasDueDay
{
    Guid ApplicationId { get; }

    /// <summary>期限, the last day in Japan.</summary>
    DateOnly DueOn { get; }

    /// <summary>第n回 of an application that may have several; null otherwise.</summary>
    int? Round => null;

    void NoteReminder(DateTimeOffset at);

    void NoteOverdue(DateTimeOffset at);
}
