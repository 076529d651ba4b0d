namespace Portal.Core.Municipalities;

/// <summary>公開に選んだ日程, as its checkbox carries it: the insurer, and what was seen of it and of its municipalities.</summary>
internal sealed record ChosenSchedule(Guid InsurerId, string Seen)
{
    public static ChosenSchedule Of(SeenSchedule seen) => new(seen.InsurerId, ScheduleFingerprint.Of([seen]));

    /// <returns>Null for what no checkbox of ours has sent.</returns>
    public static ChosenSchedule? Read(string text) =>
        text.Split(' ') is [var id, var seen] && Guid.TryParse(id, out var insurerId) ? new ChosenSchedule(insurerId, seen) : null;

    public override string ToString() => $"{InsurerId} {Seen}";
}
