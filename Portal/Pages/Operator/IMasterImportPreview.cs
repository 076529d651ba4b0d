using Portal.Core.Municipalities;

namespace Portal.Pages.Operator;

/// <summary>What the shared preview needs of the pages that import a list.</summary>
public interface IMasterImportPreview
{
    Guid Id { get; }

    MasterImportPlan Plan { get; }

    /// <summary>Which rows are shown; null for all that change something.</summary>
    MasterImportOutcome? Show { get; }

    int? P { get; }
}
