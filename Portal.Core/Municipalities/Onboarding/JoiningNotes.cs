using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>利用開始までに保険者を待っていること, for its home page.</summary>
public sealed record JoiningNotes
{
    public OnboardingFacts Facts { get; init; } = new();

    /// <summary>回答していないアンケート that is open; null for none.</summary>
    public OpenSurvey? Survey { get; init; }

    /// <summary>再確認 that wait for an answer.</summary>
    public int Questions { get; init; }

    /// <summary>回答期限 of a 日程 that waits for the insurer; null when none does.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>残りのタスク of 利用開始の準備.</summary>
    public int TasksLeftOn(DateOnly today) => TaskBoard.Of(Facts, today).Count(t => t.IsLeft);
}

/// <param name="ClosesOn">締切日.</param>
public sealed record OpenSurvey(string Title, DateOnly ClosesOn);

internal static class JoiningReading
{
    /// <summary>To be composed into the one query of a page.</summary>
    public static IQueryable<JoiningNotes> JoiningOf(this PortalDbContext db, IQueryable<Insurer> insurers, DateOnly today) =>
        db.OnboardingOf(insurers, today).Select(f => new JoiningNotes
        {
            Facts = f,
            Survey = db.ReadinessSurveys.Where(s => f.HasInsurerFunction && s.OpensOn <= today && today <= s.ClosesOn
                    && !db.SurveyAnswers.Any(a => a.SurveyId == s.Id && a.InsurerId == f.InsurerId))
                .OrderBy(s => s.OpensOn).Select(s => new OpenSurvey(s.Title, s.ClosesOn)).FirstOrDefault(),
            Questions = db.Reconfirmations.Count(r => r.InsurerId == f.InsurerId && r.State == ReconfirmationState.Waiting),
            ReplyBy = db.InsurerSchedules.Where(s => s.InsurerId == f.InsurerId && s.Status == InsurerScheduleStatus.Notified).Select(s => s.ReplyBy).SingleOrDefault(),
        });
}
