using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

public static class RepaymentErrors
{
    public static readonly Error NotPaidYet = new("助成金がまだ振り込まれていないため、返還を求められません。振り込まれてから確認済みにしてください。");

    public static readonly Error NoAccount = new("返還の振込先が設定されていません。設定（Repayments:Account）を管理する人に伝えてください。");

    public static readonly Error MoneyHasCome = new("返還の入金を記録した後は、報告を差し戻せません。入金の記録がまちがいなら、先に取り消してください。");

    public static readonly Error CountedElsewhere = new(
        "この報告で返す額を差し引いて、交付決定の取消による返還を求めています。報告は差し戻せません。");

    public static readonly Error NotOpen = new("返還を待っているものはありません。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error DayMissing = new("入金の日を「令和10年6月10日」のように入力してください。", nameof(RecordReturnedMoney.On));

    public static readonly Error DayInFuture = new("入金の日は、きょうか前の日にしてください。", nameof(RecordReturnedMoney.On));

    public static readonly Error YenMissing = new("入金の額を、1以上の数字だけで入力してください。", nameof(RecordReturnedMoney.Yen));

    public static readonly Error ReceiptNotFound = new("この入金の記録はありません。画面を開き直して、いまの状態を確かめてください。");

    public static Error DayTooEarly(DateOnly from) => new(
        $"入金の日は、返還を求めた日（{from.ToJapanText()}）か後の日にしてください。", nameof(RecordReturnedMoney.On));

    public static Error TooMuch(int leftYen) => new(
        $"その日に残っている額は{leftYen:N0}円です。超えた分は受け取れないので、振り込んだ方に返してください。", nameof(RecordReturnedMoney.Yen));
}
