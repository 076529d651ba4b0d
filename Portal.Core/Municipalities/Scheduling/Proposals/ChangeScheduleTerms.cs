using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Results;

namespace Portal.Core.Municipalities;

/// <summary>日程の条件を変える, by the secretariat. What held before stays as history; versions that were made keep their own.</summary>
/// <param name="Number">The number of the terms that the form showed.</param>
/// <param name="PerDay">1日に始められる数.</param>
/// <param name="PerWeek">1週間に始められる数.</param>
/// <param name="SetupDays">初期セットアップにかかる営業日.</param>
public sealed record ChangeScheduleTerms(int Number, int? PerDay, int? PerWeek, int? SetupDays) : IRequest<Result>;

public sealed class ChangeScheduleTermsValidator : AbstractValidator<ChangeScheduleTerms>
{
    public ChangeScheduleTermsValidator()
    {
        RuleFor(r => r.PerDay).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("1日に始められる数を入力してください。")
            .InclusiveBetween(1, ScheduleTermsSetting.MostPerDay).WithMessage($"1日に始められる数は、1から{ScheduleTermsSetting.MostPerDay}までで入力してください。");
        RuleFor(r => r.PerWeek).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("1週間に始められる数を入力してください。")
            .InclusiveBetween(1, ScheduleTermsSetting.MostPerWeek).WithMessage($"1週間に始められる数は、1から{ScheduleTermsSetting.MostPerWeek:N0}までで入力してください。")
            .GreaterThanOrEqualTo(r => r.PerDay).When(r => r.PerDay is not null, ApplyConditionTo.CurrentValidator).WithMessage("1週間に始められる数は、1日に始められる数以上で入力してください。");
        RuleFor(r => r.SetupDays).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("初期セットアップにかかる営業日を入力してください。")
            .InclusiveBetween(1, ScheduleTermsSetting.MostSetupDays)
            .WithMessage($"初期セットアップにかかる営業日は、1から{ScheduleTermsSetting.MostSetupDays}までで入力してください。");
    }
}

public sealed class ChangeScheduleTermsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ChangeScheduleTerms, Result>
{
    public async Task<Result> Handle(ChangeScheduleTerms request, CancellationToken cancellationToken)
    {
        var before = await TermsInForce.ReadAsync(db, cancellationToken);
        var after = new TermsInForce(before.Number, request.PerDay!.Value, request.PerWeek!.Value, request.SetupDays!.Value);
        if (after == before)
        {
            return Result.Done;
        }

        if (before.Number != request.Number)
        {
            return ConflictErrors.ChangedMeanwhile;
        }

        var now = clock.GetUtcNow();
        var setting = new ScheduleTermsSetting
        {
            Number = before.Number + 1,
            PerDay = after.PerDay,
            PerWeek = after.PerWeek,
            SetupDays = after.SetupDays,
            SetAt = now,
            SetById = user.AccountId!.Value,
        };
        db.Add(setting);
        db.Add(AuditEvent.By(user, now, "ScheduleTermsChanged", nameof(ScheduleTermsSetting), setting.Id, details: new
        {
            perDay = setting.PerDay,
            perWeek = setting.PerWeek,
            setupDays = setting.SetupDays,
        }));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateException exception) when (exception.Violates(ScheduleTermsSetting.OnePerNumber))
        {
            return ConflictErrors.ChangedMeanwhile;
        }
    }
}
