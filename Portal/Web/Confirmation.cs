namespace Portal.Web;

/// <summary>A destructive act on a page of its own (the partial _Confirm): what will be lost and how to turn back.</summary>
/// <param name="Heading">What is about to happen: 「この審査会の登録を削除します」.</param>
/// <param name="Losses">Each thing that will be lost or that someone else will notice.</param>
/// <param name="Button">The verb: 「削除する」.</param>
/// <param name="CancelHref">Where the person came from.</param>
/// <param name="Undo">How it can be undone; null when it cannot.</param>
public sealed record Confirmation(
    string Heading, IReadOnlyList<string> Losses, string Button, string CancelHref, string? Undo = null)
{
    /// <summary>Hidden fields that the handler needs again, such as the version that was looked at.</summary>
    public IReadOnlyDictionary<string, string> Kept { get; init; } = new Dictionary<string, string>();
}
