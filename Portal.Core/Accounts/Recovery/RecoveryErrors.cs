using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class RecoveryErrors
{
    public static readonly Error CheckMissing = new("本人の確かめ方を選んでください。", nameof(RequestAccountRecovery.CheckedBy));

    public static readonly Error NotFound = new("この方のアカウントは、復旧できません。事業所・医療機関の方の、利用できるアカウントを選んでください。");

    public static readonly Error AlreadyOpen = new("この方の復旧は、すでに始まっています。一覧から開いてください。");

    public static readonly Error SameAddress = new("いまのメールアドレスと同じです。新しいメールアドレスを入力してください。", nameof(RequestAccountRecovery.NewEmail));

    public static readonly Error NeedsAnotherPerson = new("記録した方は、確認できません。事務局のほかの方に、この画面を開いてもらってください。");

    public static readonly Error NeedsIndependentPerson =
        new("記録した方が招待したアカウントや、記録のあとに作ったアカウントでは、確認できません。事務局のほかの方に、この画面を開いてもらってください。");

    public static readonly Error OwnerIsThere =
        new("記録したあとに、この方のアカウントが使われています。この復旧は進められません。ご本人に連絡してください。");

    public static readonly Error NotOpen = new("この復旧は、すでに終わっているか、先に進んでいます。画面を開き直して、いまの状態を確かめてください。");

    public static readonly Error ReasonMissing = new("やめる理由を入力してください。", nameof(StopAccountRecovery.Reason));

    /// <summary>The mailed address is unknown, or it is too late, or nothing is going on any more.</summary>
    public static readonly Error LinkUnusable = new("このURLは使えなくなっています。心当たりのない手続きのときは、すぐにお問い合わせください。");

    /// <summary>What one operator alone could do would make the second one needless.</summary>
    public static readonly Error NotAlone = new("事業所・医療機関の方のアカウントには、1人ではこの操作ができません。「アカウントの復旧」を使ってください。");
}
