using System.Globalization;
using MediatR;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>全保険者の10のタスクをCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportOnboarding(OnboardingFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public static readonly IReadOnlyList<string> Headings =
    [
        "保険者番号", "保険者", "都道府県", .. OnboardingTasks.All.Select(t => string.Create(CultureInfo.InvariantCulture, $"{(int)t} {t.Title()}")),
        "期限を過ぎたタスク", "利用開始日",
    ];
}

public sealed class ExportOnboardingHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportOnboarding, IAsyncEnumerable<IReadOnlyList<object?>>>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>> Handle(ExportOnboarding request, CancellationToken cancellationToken)
    {
        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "OnboardingExported", nameof(Account), user.AccountId!.Value));
        await db.SaveChangesAsync(cancellationToken);
        var rows = await db.ReadOnboardingAsync(request.Filter, clock.TodayInJapan(), cancellationToken);
        return rows.Where(r => request.Filter.IsShown(r.Row)).Select(Cells).ToAsyncEnumerable();
    }

    private static IReadOnlyList<object?> Cells((OnboardingFacts Facts, OnboardingRow Row, IReadOnlyList<TaskStanding> Tasks) r) =>
        [r.Row.InsurerNumber, r.Row.Name, r.Row.Prefecture, .. r.Row.States.Select(s => s.Text()), r.Row.Late, r.Facts.PublicDay?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
}
