using Portal.Core.Subsidies;
using Portal.Core.Time;

namespace Portal.Pages.Subsidies.Applications;

/// <summary>振込 of an application in the words of its timeline.</summary>
public static class TransferMoments
{
    /// <summary>By when the money is there: a promised day that has passed is not promised any more.</summary>
    public static string DayText(DateOnly transferBy, DateOnly today) =>
        today <= transferBy ? $"{transferBy.ToJapanText()}ごろまで" : "予定より遅れています。次の回に振り込みます";

    /// <summary>When the money is to be expected, of what is granted and not paid.</summary>
    public static string TransferText(this ApplicationView view, DateOnly today) =>
        view.Payments.Waiting is { } waiting ? $"{waiting.PayOn.ToJapanText()}の予定"
        : view.OpenChange is { } change ? $"{change.Kind.Text()}の申請の結果が出たあと"
        : view.FailedPayment is not null ? "口座を直したあとの、次の回"
        : view.Payments.LastFailed is not null ? "次の回"
        : DayText(view.Decision!.TransferBy!.Value, today);

    /// <summary>What has happened since the decision, the newest first.</summary>
    public static IReadOnlyList<(DateTimeOffset At, string What)> PaymentMoments(this ApplicationView view) =>
    [
        .. view.Payments.Ordered.Where(p => p.Payment.ResultAt is not null).Select(p => (p.Payment.ResultAt!.Value, TextOf(p)))
            .Concat(view.Payments.Corrections.Select(c => (c.At, "口座を直しました")))
            .Concat(view.Later.Select(l => (l.Decision.DecidedAt, l.Moment()))).OrderByDescending(m => m.Item1),
    ];

    /// <summary>What was decided after the grant.</summary>
    public static string Moment(this LaterDecisionView later) => later.Decision switch
    {
        { Kind: LaterDecisionKind.Revoked, GrantedAfterYen: 0 } => "交付決定を取り消しました",
        { Kind: LaterDecisionKind.Revoked } => "交付決定の一部を取り消しました",
        { Kind: var kind } => $"{kind.Text()}を決定しました",
    };

    private static string TextOf(PaymentOfApplication payment) => payment.Payment.Failure is { } failure
        ? $"振り込めませんでした（{failure.Text()}）"
        : $"{payment.Payment.AmountYen:N0}円を振り込みました（振込日 {payment.PayOn.ToJapanText()}）";
}
