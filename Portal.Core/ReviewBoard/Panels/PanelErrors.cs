using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class PanelErrors
{
    public const string NameMissing = "合議体の名前を入力してください。";
    public const string NameTooLong = "合議体の名前は50文字以内で入力してください。";
    public const string NameUnprintable = "合議体の名前に改行などの見えない文字が含まれています。入力し直してください。";
    public const string NameSeparates = "合議体の名前に「・」「、」「,」は使えません。CSVで名前を区切る印と重なるためです。";
    public const string TooManyMembers = "合議体の委員は30名までにしてください。";

    public static readonly Error NameTaken = new(
        "同じ名前の合議体が、すでにあります。別の名前にするか、その合議体を変更してください。", "Name");

    public static readonly Error UnknownMember = new(
        "選んだ審査員の中に、無効になった方がいます。一覧を確かめて、もう一度選んでください。", "Members");

    public static readonly Error HeadNotSeated = new(
        "合議体の長は、委員に選んだ方の中から選んでください。", "Head");

    public static readonly Error ChangedMeanwhile = new(
        "ほかの人が先に変更したため、保存していません。下の「いまの合議体の内容」を確かめてから、もう一度保存してください。");
}
