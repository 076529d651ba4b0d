using Portal.Core.Results;

namespace Portal.Core.Accounts;

public static class ProxyErrors
{
    public static readonly Error NumberWrong = new("番号を、10桁の数字で入力してください。番号がまちがっていないか、確かめてください。", "Number");

    public static readonly Error KindMissing = new("番号の種類を選んでください。", "IsMedical");

    public static readonly Error OwnOffice = new("ご自分の事業所・医療機関には、代理を頼めません。", "Number");

    public static readonly Error ScopeMissing = new("代理の範囲を、1つ以上選んでください。", "Scopes");

    public static readonly Error DayMissing = new("最後の日を、「令和9年3月31日」のように入力してください。", "LastOn");

    public static readonly Error DayWrong = new("最後の日は、今日から1年後までの日にしてください。", "LastOn");

    public static readonly Error TooMany = new("招待中と有効の代理が50件あります。いらないものを終わりにしてから、頼んでください。");

    public static readonly Error NotOffered = new("この代理は、もう引き受けられません。画面を開き直して、状態を確かめてください。");

    public static readonly Error NotFound = new("代理が見つかりません。「代理」の一覧から選び直してください。");

    /// <summary>To whoever acts by proxy, or wants to, when it is over.</summary>
    public static readonly Error NotInForce = new("この代理は、もう終わっています。続けるときは、事業所・医療機関に、もう一度頼んでもらってください。");
}
