using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>はじめての設定 of whoever asks.</summary>
public sealed record FindFirstSteps : IRequest<FirstStepsView>;

/// <param name="HasSecondFactor">Of the person, not of the insurer.</param>
public sealed record FirstStepsView(OnboardingFacts Facts, bool HasSecondFactor);

public sealed class FindFirstStepsHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FindFirstSteps, FirstStepsView>
{
    public async Task<FirstStepsView> Handle(FindFirstSteps request, CancellationToken cancellationToken)
    {
        var facts = await db.OnboardingOf(db.Insurers.Where(i => i.Id == user.InsurerId), clock.TodayInJapan()).SingleAsync(cancellationToken);
        return new FirstStepsView(facts, await db.Users.AnyAsync(a => a.Id == user.AccountId && a.TwoFactorEnabled, cancellationToken));
    }
}
