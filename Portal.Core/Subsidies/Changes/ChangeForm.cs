using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請 as typed.</summary>
/// <param name="Kind">種類; null when nothing was chosen.</param>
/// <param name="Contents">変わること.</param>
/// <param name="Reason">理由.</param>
/// <param name="Amount">変更後の額; blank for 中止 and 廃止.</param>
/// <param name="From">いつから.</param>
public sealed record ChangeForm(ChangeKind? Kind, string? Contents, string? Reason, string? Amount, string? From);

/// <summary>As it was understood.</summary>
/// <param name="Kind">種類.</param>
/// <param name="Contents">変わること.</param>
/// <param name="Reason">理由.</param>
/// <param name="GrantedYen">交付決定額 now, yen.</param>
/// <param name="AmountYen">変更後の額, yen; 0 for 中止 and 廃止.</param>
/// <param name="FromOn">いつから.</param>
public sealed record ChangeAnswers(ChangeKind Kind, string Contents, string Reason, int GrantedYen, int AmountYen, DateOnly FromOn)
{
    /// <summary>How long before it begins something may be applied for.</summary>
    public const int MaxDaysAhead = 366;

    /// <param name="form">As typed.</param>
    /// <param name="grantedYen">交付決定額 now.</param>
    /// <param name="decidedOn">The day of the 交付決定: nothing of it can change before.</param>
    /// <param name="today">The day in Japan.</param>
    public static Result<ChangeAnswers> Read(ChangeForm form, int grantedYen, DateOnly decidedOn, DateOnly today)
    {
        var (contents, reason) = (TextOf(form.Contents), TextOf(form.Reason));
        var (amount, amountProblem) = ReadAmount(form, grantedYen);
        var last = today.AddDays(MaxDaysAhead);
        Error?[] problems =
        [
            form.Kind is { } kind && Enum.IsDefined(kind) ? null : ChangeErrors.KindMissing,
            ProblemOf(contents, ChangeRequest.ContentsMaxLength, ChangeErrors.ContentsMissing, ChangeErrors.ContentsTooLong, ChangeErrors.ContentsHidden),
            ProblemOf(reason, ChangeRequest.ReasonMaxLength, ChangeErrors.ReasonMissing, ChangeErrors.ReasonTooLong, ChangeErrors.ReasonHidden),
            amountProblem,
            !JapaneseDate.TryParse(form.From, out var from) ? ChangeErrors.FromMissing
                : from < decidedOn ? ChangeErrors.FromTooEarly(decidedOn)
                : from > last ? ChangeErrors.FromTooLate(last)
                : null,
        ];
        return problems.OfType<Error>().ToList() is { Count: > 0 } errors
            ? Result<ChangeAnswers>.Fail(errors)
            : new ChangeAnswers(form.Kind!.Value, contents, reason, grantedYen, amount, from);
    }

    /// <summary>As it is sent.</summary>
    internal ChangeRequest ToRequest(Guid id, Guid applicationId, Guid byId, DateTimeOffset at) => new()
    {
        Id = id,
        ApplicationId = applicationId,
        Kind = Kind,
        Contents = Contents,
        Reason = Reason,
        GrantedYen = GrantedYen,
        AmountYen = AmountYen,
        FromOn = FromOn,
        RequestedAt = at,
        RequestedById = byId,
    };

    /// <summary>As it is kept: one form of each character, one kind of line break.</summary>
    internal static string TextOf(string? typed) => JapaneseNfc.Normalise(typed ?? "").ReplaceLineEndings("\n").Trim();

    internal static Error? ProblemOf(string text, int most, Error missing, Error tooLong, Error hidden) =>
        text.Length == 0 ? missing : text.Length > most ? tooLong : HiddenCharacters.AreInLines(text) ? hidden : null;

    private static (int Yen, Error? Problem) ReadAmount(ChangeForm form, int grantedYen)
    {
        var isBlank = string.IsNullOrWhiteSpace(form.Amount);
        if (form.Kind != ChangeKind.Change)
        {
            // 0 says what is meant; anything else says that another kind is.
            return (0, isBlank || (JapaneseNumber.TryParse(form.Amount, out int none) && none == 0) ? null : ChangeErrors.AmountNotAsked);
        }

        return !JapaneseNumber.TryParse(form.Amount, out int yen) || yen < 1 ? (0, ChangeErrors.AmountMissing)
            : yen > grantedYen ? (0, ChangeErrors.AmountTooHigh(grantedYen))
            : (yen, null);
    }
}
