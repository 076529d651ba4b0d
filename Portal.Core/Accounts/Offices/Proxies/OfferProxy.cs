using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Accounts;

/// <summary>
/// 代理を頼む, by an administrator of the office. Whether the number is registered is told to nobody: an offer to an unknown one waits and
/// expires as one that is not answered. The same offer once more is no second one; another to the same number takes its place.
/// </summary>
/// <param name="OfficeId">The one that the page named: another may have been chosen in another tab since.</param>
/// <param name="IsMedical">Whether the number is a 医療機関コード; null when nothing was chosen.</param>
/// <param name="Number">Of the organisation that is asked, as typed.</param>
/// <param name="Scopes">代理の範囲, by the names of <see cref="ProxyScope"/>.</param>
/// <param name="LastOn">最後の日, as typed.</param>
public sealed record OfferProxy(Guid OfficeId, bool? IsMedical, string? Number, IReadOnlyList<string> Scopes, string? LastOn) : IRequest<Result>
{
    internal string? Code => IsMedical == true
        ? MedicalInstitutionCode.TryNormalise(Number, out var medical) ? medical : null
        : OfficeNumber.TryNormalise(Number, out var care) ? care : null;

    internal ProxyScope Scope => ProxyText.Given.Where(one => Scopes.Contains(one.ToString())).Aggregate(ProxyScope.None, (all, one) => all | one);
}

public sealed class OfferProxyValidator : AbstractValidator<OfferProxy>
{
    public OfferProxyValidator()
    {
        RuleFor(r => r.IsMedical).NotNull().WithMessage(ProxyErrors.KindMissing.Message);
        RuleFor(r => r.Number).Must((request, _) => request.Code is not null).WithMessage(ProxyErrors.NumberWrong.Message);
        RuleFor(r => r.Scopes).Must((request, _) => request.Scope != ProxyScope.None).WithMessage(ProxyErrors.ScopeMissing.Message);
        RuleFor(r => r.LastOn).Must(typed => JapaneseDate.TryParse(typed, out _)).WithMessage(ProxyErrors.DayMissing.Message);
    }
}

public sealed class OfferProxyHandler(PortalDbContext db, AttemptLimits limits, ICurrentUser user, TimeProvider clock) : IRequestHandler<OfferProxy, Result>
{
    public async Task<Result> Handle(OfferProxy request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var held = await db.HoldPeopleForAsync(user, request.OfficeId, cancellationToken);
        if (held.Failed)
        {
            return Result.Fail(held.Errors);
        }

        var (number, isMedical, now) = (request.Code!, request.IsMedical!.Value, clock.GetUtcNow());
        var office = await db.Offices.AsNoTracking().SingleAsync(o => o.Id == request.OfficeId, cancellationToken);
        _ = JapaneseDate.TryParse(request.LastOn, out var lastOn);
        var today = now.DayInJapan();
        if (office.Number == number && office.IsMedical == isMedical)
        {
            return ProxyErrors.OwnOffice;
        }

        if (lastOn < today || lastOn > today.AddYears(Proxy.MostYears))
        {
            return ProxyErrors.DayWrong;
        }

        var same = await db.HoldOffersToAsync(office.Id, number, isMedical, now, cancellationToken);
        if (same.Any(p => p.Scope == request.Scope && p.LastOn == lastOn))
        {
            return Result.Done;
        }

        var open = await db.Proxies.CountAsync(p => p.PrincipalId == office.Id && p.DeclinedAt == null && p.EndedAt == null && p.EndsAt > now
            && (p.AcceptedAt != null || p.OfferEndsAt > now), cancellationToken);
        if (open - same.Count >= Proxy.MostOpen)
        {
            return ProxyErrors.TooMany;
        }

        var offering = new ProxyOffering(db, limits, user, now);
        await offering.TakeBackAsync(same, cancellationToken);
        await offering.OfferAsync(office, number, isMedical, request.Scope, lastOn, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }
}
