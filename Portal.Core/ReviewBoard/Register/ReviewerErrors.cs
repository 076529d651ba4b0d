using Portal.Core.Results;

namespace Portal.Core.ReviewBoard;

public static class ReviewerErrors
{
    public const string NameMissing = "氏名を入力してください。";
    public const string NameTooLong = "氏名は100文字以内で入力してください。";
    public const string NameUnprintable = "氏名に改行などの見えない文字が含まれています。入力し直してください。";
    public const string ProfessionMissing = "職種を入力してください。";
    public const string ProfessionTooLong = "職種は50文字以内で入力してください。";
    public const string ProfessionUnprintable = "職種に改行などの見えない文字が含まれています。入力し直してください。";

    public static readonly Error AddressTaken = new(
        "このメールアドレスの審査員は、すでに名簿にいます。名簿で検索して、その方を変更してください。", "Email");

    public static readonly Error ChangedMeanwhile = new(
        "ほかの人が先に変更したため、保存していません。下の「いまの名簿の内容」を確かめてから、もう一度保存してください。");
}
