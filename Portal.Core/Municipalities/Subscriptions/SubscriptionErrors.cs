using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class SubscriptionErrors
{
    public static readonly Error PlacesMissing = new("知らせてほしい市町村を、1つ以上選んでください。", "Places");

    public static readonly Error TooManyPlaces = new(
        $"選べるのは{StatusSubscription.MostPlaces}までです。多いときは、都道府県のすべての市町村をまとめて選んでください。", "Places");

    public static readonly Error PlaceUnknown = new(
        "選んだ市町村の中に、いまの一覧にないものがあります。選び直してください。", "Places");

    public static readonly Error TooManyTogether = new(
        $"いま登録している市町村と合わせると、{StatusSubscription.MostPlaces}を超えます。前に届いたメールのURLから、登録している市町村を減らしてから、もう一度このURLを開いてください。");

    /// <summary>Cut off or mistyped: nobody can say what it belonged to.</summary>
    public static readonly Error LinkUnreadable = new("このURLは正しくありません。届いたメールのURLを、最後までコピーして開いてください。");

    public static readonly Error NoSubscriber = new(
        "このメールアドレスの登録はありません。打ち違いがないか、ほかのアドレスで登録していないかを確かめてください。", nameof(FindSubscriber.Email));

    public static readonly Error EndedBefore = new("この登録は、すでに解除されています。");

    public static readonly Error LinkUnusable = new("このURLは使えません。もう一度お申し込みください。");
}
