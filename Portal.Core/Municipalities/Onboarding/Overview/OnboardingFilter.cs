using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is looked for among the insurers' tasks, as it stands in the URL.</summary>
/// <param name="Text">Part of the name or of a member municipality's, or the beginning of the number or a member's code; blank for all.</param>
/// <param name="Prefecture">Two digits; blank for all.</param>
/// <param name="Task">The number of a task: those whose this task is in the state; null for any task.</param>
/// <param name="State">Null for any.</param>
public sealed record OnboardingFilter(string? Text = null, string? Prefecture = null, int? Task = null, TaskState? State = null)
{
    /// <summary>Which insurers are counted.</summary>
    internal bool IsAmong(OnboardingFacts facts) =>
        (string.IsNullOrWhiteSpace(Prefecture) || facts.PrefectureCode == Prefecture)
        && (string.IsNullOrWhiteSpace(Text) || IsCalled(facts.Name, facts.InsurerNumber) || facts.Members.Any(m => IsCalled(m.Name, m.Code)));

    /// <summary>The member municipalities by whose names the insurer was found.</summary>
    internal IReadOnlyList<string> MembersFound(OnboardingFacts facts) => string.IsNullOrWhiteSpace(Text) || IsCalled(facts.Name, facts.InsurerNumber)
        ? []
        : [.. facts.Members.Where(m => IsCalled(m.Name, m.Code)).Select(m => m.Name)];

    private bool IsCalled(string name, string number) =>
        name.Contains(JapaneseNfc.Normalise(Text!.Trim()), StringComparison.Ordinal)
        || number.StartsWith(WidthFolding.ToHalfWidth(Text).Trim(), StringComparison.Ordinal);

    /// <summary>Which of those are listed.</summary>
    internal bool IsShown(OnboardingRow row) =>
        State is null || row.States.Where((_, index) => Task is null || index == Task - 1).Contains(State.Value);
}

/// <param name="States">Of the ten tasks, in their order.</param>
/// <param name="Members">構成市町村 by whose names it was found; empty otherwise.</param>
public sealed record OnboardingRow(
    Guid InsurerId, string InsurerNumber, string Name, string Prefecture, IReadOnlyList<TaskState> States, int Late, IReadOnlyList<string> Members);
