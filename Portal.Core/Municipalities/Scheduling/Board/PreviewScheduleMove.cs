using MediatR;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>1団体を動かすと、どの決まりが守れなくなるか: everybody else stays where the board has them.</summary>
/// <param name="Day">初期セットアップを始める日.</param>
public sealed record PreviewScheduleMove(Guid InsurerId, DateOnly? Day) : IRequest<Result<ScheduleMove>>;

public sealed class PreviewScheduleMoveHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<PreviewScheduleMove, Result<ScheduleMove>>
{
    public Task<Result<ScheduleMove>> Handle(PreviewScheduleMove request, CancellationToken cancellationToken) =>
        ExplainAsync(db, request.InsurerId, request.Day, clock.TodayInJapan(), cancellationToken);

    internal static async Task<Result<ScheduleMove>> ExplainAsync(
        PortalDbContext db, Guid insurerId, DateOnly? day, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await BoardRows.ReadAsync(db, cancellationToken);
        if (day is not { } startsOn || rows.All(r => r.InsurerId != insurerId))
        {
            return ScheduleErrors.DayMissing;
        }

        if (!rows.Single(r => r.InsurerId == insurerId).HasInsurerFunction)
        {
            return ScheduleErrors.NoInsurerFunction;
        }

        if (startsOn <= today)
        {
            return ScheduleErrors.NoSetupOn(startsOn, "今日より後の日にしてください。");
        }

        var inForce = await TermsInForce.ReadAsync(db, cancellationToken);
        var board = rows.Where(r => r.Setup is not null).ToDictionary(r => r.InsurerId, r => r.Setup!);
        return ScheduleDayMove.Explain([.. rows.Where(r => r.HasInsurerFunction).Select(r => r.ToRequest(inForce.SetupDays))], board, inForce.On(today), insurerId, startsOn);
    }
}
