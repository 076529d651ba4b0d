using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Content;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>
/// 受付を延長する: at once, for everybody, with a notice at the head of every page until the new end. A second click changes nothing.
/// </summary>
/// <param name="ProgrammeId">The revision in force.</param>
/// <param name="OpensOn">受付を始める日 of the window.</param>
/// <param name="ClosesOn">The new last day, as typed.</param>
/// <param name="Notice">お知らせ: why.</param>
public sealed record ExtendReception(Guid ProgrammeId, DateOnly? OpensOn, string? ClosesOn, string? Notice) : IRequest<Result>;

public sealed class ExtendReceptionValidator : AbstractValidator<ExtendReception>
{
    public ExtendReceptionValidator()
    {
        RuleFor(r => r.ClosesOn).Must(typed => JapaneseDate.TryParse(typed, out _))
            .WithMessage("新しい終わりの日を「令和8年12月10日」のように入力してください。");
        RuleFor(r => r.Notice).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("お知らせの文を入力してください。何があったかを書きます。")
            .MaximumLength(ReceptionExtension.NoticeMaxLength)
            .WithMessage($"お知らせの文は{ReceptionExtension.NoticeMaxLength}文字以内で入力してください。")
            .Must(text => !HiddenCharacters.AreInLines(text!)).WithMessage("お知らせの文に、表示できない文字が含まれています。入力し直してください。");
    }
}

public sealed class ExtendReceptionHandler(PortalDbContext db, ShownBanners shown, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExtendReception, Result>
{
    public async Task<Result> Handle(ExtendReception request, CancellationToken cancellationToken)
    {
        var programme = await db.SubsidyProgrammes.AsNoTracking().InForce(db).SingleOrDefaultAsync(p => p.Id == request.ProgrammeId, cancellationToken);
        if (programme is null)
        {
            return ReceptionErrors.NotInForce;
        }

        _ = JapaneseDate.TryParse(request.ClosesOn, out var closesOn);
        var known = await db.ExtensionsOfAsync(programme.Kind, programme.FiscalYear, cancellationToken);
        if (known.Exists(e => e.OpensOn == request.OpensOn && e.ClosesOn == closesOn))
        {
            return Result.Done;
        }

        if (ReceptionErrors.Of(programme.Rules, known, request.OpensOn, closesOn, clock.TodayInJapan()) is { } problem)
        {
            return problem;
        }

        var notice = JapaneseNfc.Normalise(request.Notice!).ReplaceLineEndings("\n").Trim();
        var (now, accountId) = (clock.GetUtcNow(), user.AccountId!.Value);
        var banner = new Banner
        {
            Kind = BannerKind.Information,
            Text = $"{notice}\n{FiscalYear.TextOf(programme.FiscalYear)}「{programme.Name}」の受付を、{closesOn.ToJapanText()}まで延長しました。",
            ShownFrom = now,
            ShownUntil = closesOn.EndInJapan(),
            SetAt = now,
            SetById = accountId,
        };
        var extension = new ReceptionExtension
        {
            FiscalYear = programme.FiscalYear,
            Kind = programme.Kind,
            OpensOn = request.OpensOn!.Value,
            ClosesOn = closesOn,
            Notice = notice,
            BannerId = banner.Id,
            SetAt = now,
            SetById = accountId,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await EndBannersAsync([.. known.Where(e => e.OpensOn == request.OpensOn).Select(e => e.BannerId)], now, cancellationToken);
        db.AddRange(banner, extension);
        return await KeepAsync(extension, programme, transaction.CommitAsync, cancellationToken);
    }

    /// <summary>The days that earlier notices name are not the last ones any more.</summary>
    private async Task EndBannersAsync(Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var banner in await db.Banners.FromSql($"SELECT *, xmin FROM banners WHERE id = ANY ({ids}) FOR NO KEY UPDATE")
            .ToListAsync(cancellationToken))
        {
            // One that is over already stays as it is.
            _ = banner.End(user.AccountId!.Value, now);
        }
    }

    private async Task<Result> KeepAsync(
        ReceptionExtension extension, SubsidyProgramme programme, Func<CancellationToken, Task> commitAsync, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, extension.SetAt, "ReceptionExtended", nameof(SubsidyProgramme), programme.Id, details: new
        {
            year = FiscalYear.TextOf(programme.FiscalYear),
            kind = programme.Kind.ToString(),
            extension.ClosesOn,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await commitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.Violates(ReceptionExtension.OncePerDay))
        {
            return Result.Done;
        }

        await shown.ReadAsync(db, extension.SetAt, cancellationToken);
        return Result.Done;
    }
}
