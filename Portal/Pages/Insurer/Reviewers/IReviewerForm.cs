namespace Portal.Pages.Insurer.Reviewers;

/// <summary>What the shared fields need of the page that adds or changes a reviewer.</summary>
public interface IReviewerForm
{
    string? Name { get; }

    string? Email { get; }

    string? Profession { get; }

    AddressQuestion? Question { get; }

    IReadOnlyList<string> Professions { get; }
}
