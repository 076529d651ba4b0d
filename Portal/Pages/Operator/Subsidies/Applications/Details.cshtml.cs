using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Core.Subsidies;
using Portal.Web;
using Portal.Web.Review;

namespace Portal.Pages.Operator.Subsidies.Applications;

public sealed class DetailsModel(IMediator mediator) : QueuePageModel, IPageContent
{
    /// <summary>Which of the papers is shown; the first when it is none of them.</summary>
    [FromQuery(Name = "file")] public Guid Paper { get; set; }

    /// <summary>Of the 差し戻し that the page showed.</summary>
    [BindProperty] public int Round { get; set; }

    [BindProperty] public IReadOnlyList<string> Ticks { get; set; } = [];

    [BindProperty] public Guid NoteId { get; set; }

    [BindProperty] public string? Note { get; set; }

    public ExaminationView View { get; private set; } = null!;

    public EvidenceDesk Desk { get; private set; } = null!;

    /// <summary>What has just been done.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "taken" => "担当になりました",
        "proposed" => "決定の案を出しました",
        "sent-back" => "案を差し戻しました",
        "ticked" => "確認項目を保存しました",
        "noted" => "メモを加えました",
        "returned" => "申請を差し戻しました。申請者にメールで知らせます",
        "taken-back" => "差し戻しを取り消しました。申請者にメールで知らせます",
        "revocation-proposed" => "取消の案を出しました",
        "revocation-taken-back" => "取消の案を取り下げました",
        "revocation-sent-back" => "取消の案を差し戻しました",
        "revoked" => "取消を決定しました。申請者にメールで知らせます",
        "decided" => "決定しました。申請者にメールで知らせます",
        _ => null,
    };

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new FindExamination(Id, new ExaminationFilter(State, Mine, Text, Year)), cancellationToken);
        View = found!;
        HttpContext.AllowViewer();
        Ticks = Request.Query["handler"] == "Ticks" ? Ticks : found?.Ticked ?? [];
        if (found is null)
        {
            return false;
        }

        var (papers, here) = (found.Sent.Evidence, DetailsAddress);
        var separator = here.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        Desk = new EvidenceDesk(
            papers, papers.FirstOrDefault(e => e.Id == Paper) ?? (papers is [var first, ..] ? first : null), here.Split('?')[0], $"{here}{separator}file=");
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new TakeExamination(Id), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("taken");
    }

    public async Task<IActionResult> OnPostTicksAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new TickChecklist(Id, Ticks), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("ticked");
    }

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new WriteExaminationNote(Id, NoteId, Note), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("noted");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new TakeBackReturn(Id, Round), cancellationToken);

        return result.Failed ? this.ShowErrors(result) : TellOnDetails("taken-back");
    }
}
