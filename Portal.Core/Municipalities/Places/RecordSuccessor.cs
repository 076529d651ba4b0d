using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>
/// なくなった市町村の引き継ぎ先を登録する, by the secretariat: the ministry's list says which codes are gone, and not what became of them. Said twice,
/// it is recorded once.
/// </summary>
/// <param name="Code">The municipality that is gone.</param>
/// <param name="Successor">The code of the one that it is, or belongs to, since then.</param>
/// <param name="Kind">合併, or 市制・町制の施行.</param>
/// <param name="ChangedOn">From which day.</param>
public sealed record RecordSuccessor(string? Code, string? Successor, MunicipalityChangeKind? Kind, string? ChangedOn) : IRequest<Result>;

public sealed class RecordSuccessorValidator : AbstractValidator<RecordSuccessor>
{
    public RecordSuccessorValidator()
    {
        RuleFor(r => r.Code).NotEmpty().WithMessage("なくなった市町村を選んでください。");
        RuleFor(r => r.Successor).Must(c => LocalGovernmentCode.TryNormalise(c, out _))
            .WithMessage("引き継ぎ先の団体コードを、6桁の数字で入力してください。");
        RuleFor(r => r.Kind).Must(k => k is MunicipalityChangeKind.Merged or MunicipalityChangeKind.Raised)
            .WithMessage("何があったかを選んでください。");
        RuleFor(r => r.ChangedOn).Must(d => JapaneseDate.TryParse(d, out _)).WithMessage("変わった日を、令和9年4月1日のように入力してください。");
    }
}

public sealed class RecordSuccessorHandler(PortalDbContext db, PublicStatus status, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordSuccessor, Result>
{
    public async Task<Result> Handle(RecordSuccessor request, CancellationToken cancellationToken)
    {
        await using var turn = await db.Database.BeginTransactionAsync(cancellationToken);
        await PublicStatusVersion.TakeTurnAsync(db, cancellationToken);
        var successor = LocalGovernmentCode.TryNormalise(request.Successor, out var code) ? code : "";
        if (await db.Municipalities.SingleOrDefaultAsync(m => m.Code == request.Code && m.EndedOn != null, cancellationToken) is not { } gone)
        {
            return SuccessorErrors.NotGone;
        }

        if (!await db.Municipalities.AnyAsync(m => m.Code == successor && m.EndedOn == null, cancellationToken))
        {
            return SuccessorErrors.Unknown;
        }

        if (await db.MunicipalityChanges.AnyAsync(c => c.OldCode == gone.Code && c.NewCode == successor, cancellationToken))
        {
            return Result.Done;
        }

        var now = clock.GetUtcNow();
        var version = await PublicStatusVersion.NextAsync(db, PublicStatusCause.Places, now, user.AccountId, cancellationToken);
        db.Add(version);
        db.Add(new MunicipalityChange
        {
            ChangedOn = JapaneseDate.TryParse(request.ChangedOn, out var day) ? day : clock.TodayInJapan(),
            Kind = request.Kind!.Value,
            OldCode = gone.Code,
            OldName = gone.Name,
            NewCode = successor,
        });
        db.Add(AuditEvent.By(user, now, "SuccessorRecorded", nameof(PublicStatusVersion), version.Id, details: new { before = gone.Code, after = successor }));
        await db.SaveChangesAsync(cancellationToken);
        await turn.CommitAsync(cancellationToken);
        await status.ReadAsync(db, cancellationToken);
        return Result.Done;
    }
}

public static class SuccessorErrors
{
    public static readonly Error NotGone = new("この市町村は、なくなった市町村の一覧にありません。選び直してください。", nameof(RecordSuccessor.Code));

    public static readonly Error Unknown = new(
        "この団体コードの市町村は、いまの一覧にありません。市町村の一覧を確かめてください。", nameof(RecordSuccessor.Successor));
}
