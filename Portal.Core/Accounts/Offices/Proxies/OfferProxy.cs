using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.JapaneseText;
using Portal.Core.Mail;
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
    // Beyond these an offer is kept as any other, but is told by no mail: nobody is to be flooded through the portal.
    private static readonly AttemptLimit MailsOfOffice = new("proxy-offer-office", 20, TimeSpan.FromDays(1));
    private static readonly AttemptLimit MailsToNumber = new("proxy-offer-number", 3, TimeSpan.FromDays(1));

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

        await TakeBackAsync(same, now, cancellationToken);
        await OfferAsync(office, number, isMedical, request.Scope, lastOn, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Done;
    }

    private async Task TakeBackAsync(IReadOnlyList<Proxy> replaced, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var proxy in replaced)
        {
            proxy.End(now);
            db.Add(AuditEvent.By(user, now, "ProxyEnded", nameof(Proxy), proxy.Id, details: new { OfficeId = proxy.PrincipalId }));
        }

        await db.WithdrawMailsAsync(replaced.Select(p => p.Id), _ => true, cancellationToken);
    }

    private async Task OfferAsync(
        Office office, string number, bool isMedical, ProxyScope scope, DateOnly lastOn, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var endsAt = lastOn.EndInJapan();
        var proxy = new Proxy
        {
            PrincipalId = office.Id,
            AgentNumber = number,
            AgentIsMedical = isMedical,
            Scope = scope,
            LastOn = lastOn,
            EndsAt = endsAt,
            OfferedById = user.AccountId!.Value,
            OfferedAt = now,
            OfferEndsAt = now + Proxy.OfferLifetime < endsAt ? now + Proxy.OfferLifetime : endsAt,
        };
        db.Add(proxy);
        var agentId = await db.Offices.Where(o => o.Number == number && o.IsMedical == isMedical).Select(o => o.Id).SingleOrDefaultAsync(cancellationToken);
        // Counted alike for a number that nobody has.
        var mayMail = await limits.AllowAsync(MailsOfOffice, $"{office.Id}", cancellationToken)
            & await limits.AllowAsync(MailsToNumber, $"{office.Id} {isMedical} {number}", cancellationToken);
        foreach (var email in mayMail ? await db.AddressesOfAsync(agentId, null, cancellationToken) : [])
        {
            db.Add(OutgoingMail.Compose(email, new ProxyOfferedMail(office.Name, scope, lastOn, proxy.OfferEndsAt), now, proxy.Id));
        }

        db.Add(AuditEvent.By(user, now, "ProxyOffered", nameof(Proxy), proxy.Id, details: new
        {
            OfficeId = office.Id,
            Number = number,
            Kind = isMedical ? "MedicalCode" : "CareNumber",
            Scope = scope.Parts().Select(part => part.ToString()),
            Until = endsAt,
        }));
    }
}
