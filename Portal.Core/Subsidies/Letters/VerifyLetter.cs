using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>通知書を確かめる, by anybody who has it before them.</summary>
/// <param name="Code">確認番号 as typed.</param>
public sealed record VerifyLetter(string? Code) : IRequest<Result<VerifiedLetter>>;

/// <param name="LetterNumber">通知書の番号.</param>
/// <param name="DecidedOn">The day on it.</param>
/// <param name="Grants">交付決定通知書; false for 不交付決定通知書.</param>
/// <param name="AmountYen">交付決定額; null for 不交付.</param>
/// <param name="OfficeName">To whom it went.</param>
public sealed record VerifiedLetter(string LetterNumber, DateOnly DecidedOn, bool Grants, int? AmountYen, string OfficeName);

public static class VerifyLetterErrors
{
    public static readonly Error Missing = new("通知書の下に書かれた確認番号（16文字）を入力してください。", "Code");

    public static readonly Error Unknown = new(
        "この確認番号の通知書はありません。番号をもう一度確かめてください。番号が合っていれば、その通知書は正しいものではありません。", "Code");

    public static readonly Error Purged = new(
        "この確認番号の通知書は、たしかに出しました。保存期間が過ぎて記録を削除したため、内容が正しいかどうかは、もう確かめられません。", "Code");
}

public sealed class VerifyLetterHandler(PortalDbContext db, AttemptLimits limits, ICurrentUser client) : IRequestHandler<VerifyLetter, Result<VerifiedLetter>>
{
    public static readonly AttemptLimit PerClient = new("verify-letter", 60, TimeSpan.FromHours(1));

    public async Task<Result<VerifiedLetter>> Handle(VerifyLetter request, CancellationToken cancellationToken)
    {
        var code = VerificationCode.Normalise(request.Code);
        if (code.Length != VerificationCode.Length)
        {
            return VerifyLetterErrors.Missing;
        }

        if (!await limits.AllowAsync(PerClient, client.ClientAddress ?? "-", cancellationToken))
        {
            return AccountErrors.TooManyAttempts;
        }

        var found = await (
            from d in db.SubsidyDecisions.AsNoTracking()
            join a in db.SubsidyApplications on d.ApplicationId equals a.Id
            where d.VerificationCode == code
            select new { Decision = d, a.Sent }).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? await ProblemOfAsync(code, cancellationToken)
            : new VerifiedLetter(
                found.Decision.LetterNumber, found.Decision.DecidedOn, found.Decision.Grants, found.Decision.AmountYen, found.Sent!.Basics.Name);
    }

    /// <summary>A letter whose records are gone was not false for that.</summary>
    private async Task<Error> ProblemOfAsync(string code, CancellationToken cancellationToken)
    {
        var hash = PurgedLetter.HashOf(code);
        return await db.PurgedLetters.AnyAsync(l => l.VerificationHash == hash, cancellationToken)
            ? VerifyLetterErrors.Purged : VerifyLetterErrors.Unknown;
    }
}
