using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class ScheduledDecisionErrors
{
    public static readonly Error IsScheduled = new("まとめて決定され、確定を待っています。変えるときは、先に「まとめて決定」の画面で取り消してください。");

    public static readonly Error NoneChosen = new("決定する申請を、1つ以上選んでください。");

    public static readonly Error NothingLeft = new("選んだ申請は、いまはどれも決定できません。下の理由を確かめてください。");

    public static readonly Error TooMany = new($"一度に決定できるのは{DecisionBatch.Most}件までです。選び直してください。");

    public static readonly Error BatchUnknown = new("まとめて決定した記録が見つかりません。一覧から選び直してください。");

    public static readonly Error TooLate = new("取り消せる時間が過ぎました。決定は確定します。");

    public static readonly Error NothingToTakeBack = new("取り消せる決定を、1つ以上選んでください。");

    public static readonly Error ApproverLeft = new("決定した方が、事務局のアカウントを使えなくなりました。ほかの方が決定し直してください。");

    public static readonly Error KeepsFailing = new("システムの不具合で、何度試しても確定できませんでした。1件ずつ決定し、それもできないときは、システムの担当に知らせてください。");

    public static readonly Error Withdrawn = new("申請者が取り下げました。");

    public static readonly Error SentBack = new("決定の案が差し戻されました。");
}
