using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Accounts;

/// <summary>アカウントの復旧を記録する, by the first operator: who asks, how that was checked, and the new address. Nobody is told yet.</summary>
/// <param name="AccountId">Somebody of an office.</param>
/// <param name="CheckedBy">本人の確かめ方.</param>
/// <param name="CheckedHow">Whom, when and with what, in the operator's words.</param>
/// <param name="NewEmail">The new address.</param>
/// <returns>The recovery; the same one for the same form sent twice.</returns>
public sealed record RequestAccountRecovery(Guid AccountId, IdentityCheck? CheckedBy, string? CheckedHow, string? NewEmail) : IRequest<Result<Guid>>
{
    public override string ToString() => nameof(RequestAccountRecovery);
}

public sealed class RequestAccountRecoveryValidator : AbstractValidator<RequestAccountRecovery>
{
    public RequestAccountRecoveryValidator()
    {
        RuleFor(r => r.CheckedBy).Must(c => c is { } check && Enum.IsDefined(check)).WithMessage(RecoveryErrors.CheckMissing.Message);
        RuleFor(r => r.CheckedHow).RecoveryWords("確かめた内容を入力してください。");
        RuleFor(r => r.NewEmail).AccountEmail();
    }
}

internal static class RecoveryFieldRules
{
    /// <summary>What an operator writes down for the other one, and for later.</summary>
    public static void RecoveryWords<T>(this IRuleBuilderInitial<T, string?> rule, string missing) => rule.Cascade(CascadeMode.Stop)
        .Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage(missing)
        .MaximumLength(AccountRecovery.WordsMaxLength).WithMessage($"{AccountRecovery.WordsMaxLength}文字以内で入力してください。")
        .Must(text => !text!.Any(c => char.IsControl(c) && c is not ('\n' or '\r')))
        .WithMessage("表示できない文字が含まれています。入力し直してください。");
}

public sealed class RequestAccountRecoveryHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RequestAccountRecovery, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RequestAccountRecovery request, CancellationToken cancellationToken)
    {
        var account = await db.RecoverableAccounts(user).SingleOrDefaultAsync(a => a.Id == request.AccountId, cancellationToken);
        if (account is null)
        {
            return RecoveryErrors.NotFound;
        }

        var address = MailAddress.Parse(request.NewEmail).Value;
        if (MailAddress.Normalise(account.Email!) == address.Normalised)
        {
            return RecoveryErrors.SameAddress;
        }

        return await AnswerOfOpenAsync(account.Id, address.ForSending, cancellationToken)
            ?? await SaveAsync(request, account, address.ForSending, cancellationToken);
    }

    /// <summary>Of the one that is open: the same form once more finds what it made; null when none is open.</summary>
    private async Task<Result<Guid>?> AnswerOfOpenAsync(Guid accountId, string newEmail, CancellationToken cancellationToken)
    {
        var open = await db.AccountRecoveries.AsNoTracking().SingleOrDefaultAsync(
            r => r.AccountId == accountId && (r.Status == RecoveryStatus.Requested || r.Status == RecoveryStatus.Waiting), cancellationToken);
        return open is null ? null
            : open.RequestedById == user.AccountId && open.NewEmail == newEmail && open.Status == RecoveryStatus.Requested ? open.Id
            : RecoveryErrors.AlreadyOpen;
    }

    private async Task<Result<Guid>> SaveAsync(
        RequestAccountRecovery request, Account account, string newEmail, CancellationToken cancellationToken)
    {
        var recovery = new AccountRecovery
        {
            AccountId = account.Id,
            NewEmail = newEmail,
            OldEmail = account.Email!,
            CheckedBy = request.CheckedBy!.Value,
            CheckedHow = JapaneseNfc.Normalise(request.CheckedHow!).ReplaceLineEndings("\n").Trim(),
            RequestedAt = clock.GetUtcNow(),
            RequestedById = user.AccountId!.Value,
        };
        db.Add(recovery);
        db.Add(AuditEvent.By(user, recovery.RequestedAt, "AccountRecoveryRequested", nameof(Account), account.Id, details: new
        {
            RecoveryId = recovery.Id,
            CheckedBy = recovery.CheckedBy.ToString(),
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return recovery.Id;
        }
        catch (DbUpdateException exception) when (exception.Violates(AccountRecovery.OneOpen))
        {
            return await AnswerOfOpenAsync(account.Id, newEmail, cancellationToken) ?? RecoveryErrors.AlreadyOpen;
        }
    }
}

internal static class RecoveryScope
{
    /// <summary>People of offices: everybody else is issued an account, and their administrator helps them.</summary>
    public static IQueryable<Account> RecoverableAccounts(this PortalDbContext db, ICurrentUser user) =>
        db.AccountsInCareOf(user).Where(a => a.Role == AccountRole.OfficeUser && a.DisabledAt == null && user.Role == AccountRole.Operator);
}
