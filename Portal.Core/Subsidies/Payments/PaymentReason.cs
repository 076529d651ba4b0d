using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Reads a reason as it was typed.</summary>
internal static class PaymentReason
{
    /// <summary>What is left out when the second person is asked.</summary>
    public const string ChangeWaits = "変更などの申請の審査中のため";

    public static Result<string> Read(string? typed)
    {
        var reason = JapaneseNfc.Normalise(typed ?? "").ReplaceLineEndings("\n").Trim();
        return reason.Length switch
        {
            0 => PaymentErrors.ReasonMissing,
            > Payment.ReasonMaxLength => PaymentErrors.ReasonTooLong,
            _ => HiddenCharacters.AreInLines(reason) ? PaymentErrors.ReasonHidden : reason,
        };
    }
}
