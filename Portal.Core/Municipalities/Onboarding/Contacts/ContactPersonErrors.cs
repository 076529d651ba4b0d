using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class ContactPersonErrors
{
    public static readonly Error NotFound = new("担当者が見つかりません。ほかの人が先に削除したようです。");

    public static readonly Error TooMany = new($"担当者は{ContactPerson.Most}人までです。いまの担当者を変更するか、削除してから追加してください。");

    public static readonly Error ChangedMeanwhile =
        new("ほかの人が先に変更しました。保存していません。いまの内容を確かめてから、もう一度入力してください。");
}
