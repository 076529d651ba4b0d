using Portal.Core.JapaneseText;
using Portal.Core.Pdf;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>取消の案 as it was typed.</summary>
/// <param name="Ground">取消の理由の区分.</param>
/// <param name="IsWhole">全部; false for 一部, null when nothing was chosen.</param>
/// <param name="Kept">残る額, where a part is revoked.</param>
/// <param name="Reason">For the letter.</param>
public sealed record RevocationForm(RevocationGround? Ground, bool? IsWhole, string? Kept, string? Reason)
{
    internal Result<RevocationDraft> Read(int grantedYen, PdfFonts fonts)
    {
        var reason = JapaneseNfc.Normalise(Reason ?? "").ReplaceLineEndings("\n").Trim();
        var isBlank = string.IsNullOrWhiteSpace(Kept);
        var kept = 0;
        Error?[] problems =
        [
            Ground is { } known && Enum.IsDefined(known) ? null : RevocationErrors.GroundMissing,
            IsWhole is null ? RevocationErrors.ScopeMissing
                : IsWhole.Value ? isBlank ? null : RevocationErrors.NothingKeptOfAll
                : JapaneseNumber.TryParse(Kept, out kept) && kept >= 1 && kept < grantedYen ? null : RevocationErrors.KeptWrong(grantedYen),
            reason.Length == 0 ? RevocationErrors.ReasonMissing
                : reason.Length > Examination.ReasonMaxLength ? RevocationErrors.ReasonTooLong
                : HiddenCharacters.AreInLines(reason) ? RevocationErrors.ReasonHidden
                : fonts.LackingInLetter(reason) is { Length: > 0 } lacking ? RevocationErrors.Unprintable(lacking)
                : null,
        ];
        return problems.OfType<Error>().ToList() is { Count: > 0 } errors
            ? Result<RevocationDraft>.Fail(errors)
            : new RevocationDraft(Ground!.Value, IsWhole!.Value ? 0 : kept, reason);
    }
}

/// <param name="Ground">取消の理由の区分.</param>
/// <param name="KeptYen">残る額; 0 where all is revoked.</param>
/// <param name="Reason">For the letter.</param>
public sealed record RevocationDraft(RevocationGround Ground, int KeptYen, string Reason);
