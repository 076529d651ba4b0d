using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.Panels;

/// <summary>What the shared fields need of the page that makes or changes a panel.</summary>
public interface IPanelForm
{
    string? Name { get; }

    SeatableReviewers Reviewers { get; }

    IReadOnlyList<Guid> Members { get; }

    Dictionary<Guid, string?> Order { get; }

    Guid? Head { get; }
}
