using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Review;

namespace Portal.Pages.Operator.Subsidies.Applications;

/// <summary>差し戻し: what the applicant has to mend, and why.</summary>
public sealed class ReturnModel(IMediator mediator, TimeProvider clock) : QueuePageModel, IPageContent
{
    [BindProperty] public uint Version { get; set; }

    /// <summary>One for each target, in their order.</summary>
    [BindProperty] public IList<ReturnRow> Rows { get; set; } = [];

    [BindProperty] public string? Words { get; set; }

    public ExaminationView View { get; private set; } = null!;

    /// <summary>A link opens the file itself: what is marked stays.</summary>
    public EvidenceDesk Desk =>
        new(View.Sent.Evidence, View.Sent.Evidence is [var first, ..] ? first : null, Url.Page("Details", new { id = Id })!, StayPath: null);

    public DateOnly DueOn => View.CorrectionDueFrom(clock.GetUtcNow());

    public static IReadOnlyList<SelectListItem> Reasons(ReturnTarget target) =>
        [new("（選ばない）", ""), .. CannedReasons.For(target).Select(r => new SelectListItem(r.Text, r.Key))];

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindExamination(Id), cancellationToken);
        View = found!;
        HttpContext.AllowViewer();
        Rows = [.. found?.Targets.Select(t => Rows.FirstOrDefault(r => r.Key == t.Key) ?? new ReturnRow { Key = t.Key }) ?? []];
        return found is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var marks = Rows.Where(r => r.Marked).Select(r => new ReturnMark(r.Key, r.Canned, r.Words)).ToList();
        var result = await mediator.Send(new ReturnApplication(Id, Version, marks, Words), cancellationToken);

        return result.Failed ? this.ShowErrors(result.Errors.Select(BesideItsRow)) : TellOnDetails("returned");
    }

    private Error BesideItsRow(Error error)
    {
        var index = Rows.Index().Where(r => error.Field is not null && r.Item.Key == error.Field).Select(r => (int?)r.Index).FirstOrDefault();
        return index is { } place ? error with { Field = $"{nameof(Rows)}[{place}].{nameof(ReturnRow.Words)}" } : error;
    }
}

/// <summary>What was chosen and typed for one target.</summary>
public sealed class ReturnRow
{
    public string? Key { get; set; }

    public bool Marked { get; set; }

    public string? Canned { get; set; }

    public string? Words { get; set; }
}
