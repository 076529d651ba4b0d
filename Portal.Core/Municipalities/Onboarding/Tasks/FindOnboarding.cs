using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>利用開始の準備: the ten tasks of the own insurer.</summary>
public sealed record FindOnboarding : IRequest<OnboardingView>;

public sealed record OnboardingView(OnboardingFacts Facts, IReadOnlyList<TaskStanding> Tasks)
{
    /// <summary>残りのタスク.</summary>
    public int Left => Tasks.Count(t => t.IsLeft);
}

public sealed class FindOnboardingHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<FindOnboarding, OnboardingView>
{
    public async Task<OnboardingView> Handle(FindOnboarding request, CancellationToken cancellationToken)
    {
        var today = clock.TodayInJapan();
        var facts = await db.OnboardingOf(db.Insurers.Where(i => i.Id == user.InsurerId), today).SingleAsync(cancellationToken);
        return new OnboardingView(facts, TaskBoard.Of(facts, today));
    }
}
