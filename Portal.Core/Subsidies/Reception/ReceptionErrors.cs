using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>Why a window cannot be extended to a day.</summary>
public static class ReceptionErrors
{
    public static readonly Error NotInForce = new("延長できるのは、いま有効な版の受付期間だけです。制度の画面を開き直してください。");

    public static readonly Error WindowMissing = new("延長する受付期間を選んでください。", nameof(ExtendReception.OpensOn));

    public static readonly Error NotOpenedYet = new(
        "まだ始まっていない受付期間です。期間を変えるときは、変更の案をつくってください。", nameof(ExtendReception.OpensOn));

    public static readonly Error DayIsPast = new("新しい終わりの日は、きょうかあとの日にしてください。", nameof(ExtendReception.ClosesOn));

    public static readonly Error MeetsTheNext = new("次の受付期間が始まる日より前の日にしてください。", nameof(ExtendReception.ClosesOn));

    public static Error NotLater(DateOnly closesOn) => new(
        $"いまの終わり（{closesOn.ToJapanText()}）よりあとの日を入力してください。短くすることはできません。", nameof(ExtendReception.ClosesOn));

    public static Error TooFar(DateOnly closesOn) => new(
        $"延長できるのは、もとの終わりから{ReceptionExtension.MaxDays}日（{closesOn.AddDays(ReceptionExtension.MaxDays).ToJapanText()}）までです。もっと延ばすときは、制度の変更の案をつくり、2人で承認してください。",
        nameof(ExtendReception.ClosesOn));

    /// <summary>Null when nothing stands against it.</summary>
    internal static Error? Of(
        ProgrammeRules rules, IReadOnlyCollection<ReceptionExtension> known, DateOnly? opensOn, DateOnly closesOn, DateOnly today)
    {
        var window = rules.Windows.FirstOrDefault(w => w.OpensOn == opensOn);
        var now = rules.ExtendedBy(known).Windows.FirstOrDefault(w => w.OpensOn == opensOn);
        return window is null || now is null ? WindowMissing
            : window.OpensOn > today ? NotOpenedYet
            : closesOn <= now.ClosesOn ? NotLater(now.ClosesOn)
            : closesOn < today ? DayIsPast
            : closesOn > window.ClosesOn.AddDays(ReceptionExtension.MaxDays) ? TooFar(window.ClosesOn)
            : rules.Windows.Any(w => w.OpensOn > window.OpensOn && w.OpensOn <= closesOn) ? MeetsTheNext
            : null;
    }
}
