using FluentValidation;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Content;

/// <summary>お知らせを出す, to everybody or to one kind of place.</summary>
/// <param name="Kind">種類.</param>
/// <param name="Text">What is said; each line becomes a paragraph.</param>
/// <param name="FromDay">始める日; empty: at once.</param>
/// <param name="FromTime">始める時刻; empty: when that day begins.</param>
/// <param name="UntilDay">終える日; empty: until it is ended.</param>
/// <param name="UntilTime">終える時刻; empty: when that day ends.</param>
/// <param name="Audience">あて先.</param>
public sealed record SetBanner(
    BannerKind? Kind, string? Text, string? FromDay, string? FromTime, string? UntilDay, string? UntilTime,
    BannerAudience? Audience = BannerAudience.Everybody)
    : IRequest<Result<Guid>>;

public sealed class SetBannerValidator : AbstractValidator<SetBanner>
{
    public SetBannerValidator()
    {
        RuleFor(r => r.Kind).NotNull().WithMessage("種類を選んでください。");
        RuleFor(r => r.Audience).Must(a => a is { } audience && Enum.IsDefined(audience)).WithMessage("あて先を選んでください。");
        RuleFor(r => r.Text).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("本文を入力してください。")
            .MaximumLength(Banner.TextMaxLength).WithMessage($"本文は{Banner.TextMaxLength}文字以内で入力してください。")
            .Must(text => !text!.Any(c => char.IsControl(c) && c is not ('\n' or '\r')))
            .WithMessage("本文に、表示できない文字が含まれています。入力し直してください。");
        RuleFor(r => r.FromDay).Must(BannerPeriod.IsDayOrEmpty).WithMessage(Unreadable("始める日", "令和8年12月3日"));
        RuleFor(r => r.FromTime).Must(BannerPeriod.IsTimeOrEmpty).WithMessage(Unreadable("始める時刻", "22:00"));
        RuleFor(r => r.FromDay).NotEmpty().When(r => !string.IsNullOrWhiteSpace(r.FromTime))
            .WithMessage("始める時刻を決めるときは、始める日も入力してください。");
        RuleFor(r => r.UntilDay).Must(BannerPeriod.IsDayOrEmpty).WithMessage(Unreadable("終える日", "令和8年12月4日"));
        RuleFor(r => r.UntilTime).Must(BannerPeriod.IsTimeOrEmpty).WithMessage(Unreadable("終える時刻", "6:00"));
        RuleFor(r => r.UntilDay).NotEmpty().When(r => !string.IsNullOrWhiteSpace(r.UntilTime))
            .WithMessage("終える時刻を決めるときは、終える日も入力してください。");
    }

    private static string Unreadable(string what, string example) => $"{what}を読み取れません。「{example}」のように入力してください。";
}

public sealed class SetBannerHandler(PortalDbContext db, ShownBanners shown, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<SetBanner, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(SetBanner request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var from = BannerPeriod.Begins(request.FromDay, request.FromTime) ?? now;
        var until = BannerPeriod.Ends(request.UntilDay, request.UntilTime);
        if (until <= now)
        {
            return BannerErrors.EndIsPast;
        }

        if (until <= from)
        {
            return BannerErrors.EndsBeforeItBegins;
        }

        var banner = new Banner
        {
            Kind = request.Kind!.Value,
            Audience = request.Audience!.Value,
            Text = JapaneseNfc.Normalise(request.Text!).ReplaceLineEndings("\n").Trim(),
            ShownFrom = from,
            ShownUntil = until,
            SetAt = now,
            SetById = user.AccountId!.Value,
        };
        db.Add(banner);
        db.Add(AuditEvent.By(user, now, "BannerSet", nameof(Banner), banner.Id, details: new
        {
            kind = banner.Kind.ToString(),
            audience = banner.Audience.ToString(),
            from,
            until,
        }));
        await db.SaveChangesAsync(cancellationToken);
        await shown.ReadAsync(db, now, cancellationToken);

        return banner.Id;
    }
}
