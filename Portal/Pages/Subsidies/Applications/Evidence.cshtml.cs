using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Core.Results;
using Portal.Core.Subsidies;
using Portal.Web;

namespace Portal.Pages.Subsidies.Applications;

[RequestSizeLimit(RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestBytes)]
public sealed class EvidenceModel(IMediator mediator) : PageModel, IPageContent
{
    // Five files of the largest size at once, and what a form adds to them.
    private const long RequestBytes = (5 * EvidenceFile.MaxBytes) + (1024 * 1024);

    [FromRoute] public Guid Id { get; set; }

    [BindProperty] public string? KindKey { get; set; }

    [BindProperty] public IFormFileCollection? Files { get; set; }

    [BindProperty] public Guid FileId { get; set; }

    public ApplicationView? View { get; private set; }

    public async Task<bool> LoadContentAsync(CancellationToken cancellationToken)
    {
        View = await mediator.Send(new FindApplication(Id), cancellationToken);
        return View?.MayChange(ApplicationSection.Evidence) == true;
    }

    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        var errors = new List<Error>();
        foreach (var file in Files ?? new FormFileCollection())
        {
            await using var content = file.OpenReadStream();
            var result = await mediator.Send(new UploadEvidence(Id, KindKey, file.FileName, content), cancellationToken);
            if (result.Errors.Contains(ApplicationErrors.NotFound))
            {
                return NotFound();
            }

            errors.AddRange(result.Errors.Select(e => e with { Message = $"{file.FileName}：{e.Message}", Field = $"Files-{KindKey}" }));
        }

        if (Files is not { Count: > 0 })
        {
            errors.Add(EvidenceErrors.Missing with { Field = $"Files-{KindKey}" });
        }

        return errors.Count > 0 ? this.ShowErrors(errors) : Redirect(ApplicationSection.Evidence.Path(Id));
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new RemoveEvidence(Id, FileId), cancellationToken);
        return result.Errors.Contains(ApplicationErrors.NotFound) ? NotFound()
            : result.Failed ? this.ShowErrors(result)
            : Redirect(ApplicationSection.Evidence.Path(Id));
    }
}
