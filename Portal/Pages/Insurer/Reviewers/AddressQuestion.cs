using MediatR;
using Portal.Core.ReviewBoard;

namespace Portal.Pages.Insurer.Reviewers;

/// <summary>
/// 「もしかして」: an address that looks mistyped is asked about once, never refused: an uncommon domain may be right.
/// </summary>
/// <param name="Typed">As it was typed.</param>
/// <param name="Suggested">What was probably meant.</param>
public sealed record AddressQuestion(string Typed, string Suggested)
{
    /// <summary>What the form around it does: 保存する, or 送る.</summary>
    public string Verb { get; init; } = "保存する";

    /// <returns>The question that is still open, or the address to take.</returns>
    public static async Task<(AddressQuestion? Question, string? Email)> AskAsync(
        IMediator mediator, string? typed, string? chosen, CancellationToken cancellationToken)
    {
        // An answer counts only for what stands in the field now: it may have been typed anew.
        var suggested = await mediator.Send(new SuggestReviewerAddress(typed), cancellationToken);
        return suggested is null || chosen == typed ? (null, typed)
            : chosen == suggested ? (null, suggested)
            : (new AddressQuestion(typed!, suggested), null);
    }
}
