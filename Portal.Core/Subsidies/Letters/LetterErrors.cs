using Portal.Core.Results;

namespace Portal.Core.Subsidies;

public static class LetterErrors
{
    public static readonly Error NothingToPrint = new("印刷する通知書がありません。条件を変えるか、決定が済んでから、もう一度お試しください。");

    public static readonly Error NotFound = new("この一括印刷はありません。一覧から選び直してください。");

    public static readonly Error NothingStopped = new("止まっている通知書はありません。画面を開き直してください。");
}
