using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>変更・中止・廃止の申請の内容を確かめる: what would be sent, or why it would not. It changes nothing.</summary>
/// <param name="Id">The granted application.</param>
/// <param name="Form">As typed.</param>
public sealed record CheckChange(Guid Id, ChangeForm Form) : IRequest<Result<ChangeAnswers>>;

public sealed class CheckChangeHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<CheckChange, Result<ChangeAnswers>>
{
    public async Task<Result<ChangeAnswers>> Handle(CheckChange request, CancellationToken cancellationToken)
    {
        var application = await db.OwnApplication(user, request.Id).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return application is null ? ApplicationErrors.NotFound
            : await db.ProblemOfAskingAsync(application, cancellationToken) is { } problem ? problem
            : await db.ReadAsync(application, request.Form, clock.TodayInJapan(), cancellationToken);
    }
}
