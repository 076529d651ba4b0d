using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class ApplicationErrors
{
    public static readonly Error NotFound = new("申請が見つかりません。マイページから選び直してください。");

    public static readonly Error NotDraft = new("この申請は、すでに提出したか取り下げたため、変更できません。");

    public static readonly Error NotWithdrawable = new("この申請は、取り下げられる状態にありません。マイページで状態を確かめてください。");

    public static readonly Error NoProgramme = new("いま受け付けている助成金はありません。お知らせをお待ちください。");

    public static readonly Error Closed = new("受付期間ではないため、提出できません。入力した内容は保存してあります。");

    public static readonly Error AlreadyApplied = new("この事業所・医療機関は、すでにこの助成金を申請しています。申請できるのは1回です。");

    public static readonly Error BudgetIsGone = new(
        "予算の上限に達したため、受付を終わりました。提出はできませんでしたが、入力した内容は保存してあります。");

    public static readonly Error NotComplete = new("まだ入力が終わっていないところがあります。「入力すること」で確かめてください。");

    public static readonly Error NotAgreed = new("書いた内容にまちがいがないことを確かめて、チェックを入れてください。", "Agreed");

    public static readonly Error ChangedSinceShown = new(
        "確かめている間に、内容が変わりました。まだ提出していません。下に示したいまの内容を確かめて、もう一度提出してください。");

    public static readonly Error ChangedMeanwhile = new(
        "ほかの人が、同じところを先に変更しました。下に、保存されている内容を示しています。この内容で上書きしてよければ、もう一度保存してください。");
}
