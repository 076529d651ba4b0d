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
/// <param name="Name">通知書の種類.</param>
/// <param name="AmountYen">交付決定額 from it on; null for 不交付.</param>
/// <param name="OfficeName">To whom it went.</param>
/// <param name="IsLater">The letter of a 決定後の処分.</param>
/// <param name="Since">決定後の処分 of the same grant after it, in their order: what it says holds no more.</param>
public sealed record VerifiedLetter(
    string LetterNumber, DateOnly DecidedOn, string Name, int? AmountYen, string OfficeName, bool IsLater,
    IReadOnlyList<LaterDecision> Since);

public static class VerifyLetterErrors
{
    public static readonly Error Missing = new("通知書の下に書かれた確認番号（16文字）を入力してください。", "Code");

    public static readonly Error Unknown = new(
        "この確認番号の通知書はありません。番号をもう一度確かめてください。番号が合っていれば、その通知書は正しいものではありません。", "Code");

    public static readonly Error Purged = new(
        "この確認番号の通知書は、たしかに出しました。保存期間が過ぎて記録を削除したため、内容と、いまも有効かどうかは、もう確かめられません。", "Code");
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
        if (found is null)
        {
            return await FindLaterAsync(code, cancellationToken) is { } later ? later : await ProblemOfAsync(code, cancellationToken);
        }

        var decision = found.Decision;
        return new VerifiedLetter(
            decision.LetterNumber, decision.DecidedOn, decision.Grants.LetterName(), decision.AmountYen, found.Sent!.Basics.Name, IsLater: false,
            await ChangesSinceAsync(decision.ApplicationId, decision.FiscalYear, decision.Number, cancellationToken));
    }

    private async Task<VerifiedLetter?> FindLaterAsync(string code, CancellationToken cancellationToken)
    {
        if (await db.LettersOf(db.LaterDecisions.Where(d => d.VerificationCode == code)).SingleOrDefaultAsync(cancellationToken) is not { } letter)
        {
            return null;
        }

        var decision = letter.Decision;
        return new VerifiedLetter(
            decision.LetterNumber, decision.DecidedOn, letter.Name, decision.GrantedAfterYen, letter.Sent.Basics.Name, IsLater: true,
            await ChangesSinceAsync(decision.ApplicationId, decision.FiscalYear, decision.Number, cancellationToken));
    }

    /// <summary>By their numbers, which run on; what was refused changes nothing.</summary>
    private Task<List<LaterDecision>> ChangesSinceAsync(Guid applicationId, int year, int number, CancellationToken cancellationToken) =>
        db.LaterDecisions.AsNoTracking().Where(d => d.ApplicationId == applicationId
                && (d.FiscalYear > year || (d.FiscalYear == year && d.Number > number))
                && d.Kind != LaterDecisionKind.ChangeRefused && d.Kind != LaterDecisionKind.DiscontinuationRefused)
            .OrderBy(d => d.FiscalYear).ThenBy(d => d.Number).ToListAsync(cancellationToken);

    /// <summary>A letter whose records are gone was not false for that.</summary>
    private async Task<Error> ProblemOfAsync(string code, CancellationToken cancellationToken)
    {
        var hash = PurgedLetter.HashOf(code);
        return await db.PurgedLetters.AnyAsync(l => l.VerificationHash == hash, cancellationToken)
            ? VerifyLetterErrors.Purged : VerifyLetterErrors.Unknown;
    }
}
