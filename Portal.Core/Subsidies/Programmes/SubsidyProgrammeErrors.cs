using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

public static class SubsidyProgrammeErrors
{
    public static readonly Error NotDraft = new("この案は、いまは変えられません。承認を待っているときは、先に差し戻してください。");

    public static readonly Error NotProposed = new("この案は、承認を待っていません。画面を開き直してください。");

    public static readonly Error NeedsAnotherPerson = new("ご自分で直した案や、ご自分で承認を依頼した案は承認できません。事務局のほかの方に承認してもらってください。");

    public static readonly Error DraftExists = new("この年度のこの助成金には、すでに変更中の案があります。その案を直すか、取りやめてから、つくり直してください。");

    public static Error YearExists(int year) =>
        new($"{FiscalYear.TextOf(year)}のこの助成金は、すでにあります。変えるところがあるときは、その制度の画面から変更の案をつくってください。");

    public static readonly Error NotInForce = new("いま使われている内容か、過去の年度の内容だけを写せます。一覧を開き直してください。");

    public static readonly Error NothingChanged = new("いま使われている内容と同じです。変えるところがないときは、案を取りやめてください。");
}
