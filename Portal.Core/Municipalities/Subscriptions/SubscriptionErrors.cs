using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class SubscriptionErrors
{
    public static readonly Error PlacesMissing = new("知らせてほしい市町村を、1つ以上選んでください。", "Places");

    public static readonly Error TooManyPlaces = new(
        $"選べるのは{StatusSubscription.MostPlaces}までです。多いときは、都道府県のすべての市町村をまとめて選んでください。", "Places");

    public static readonly Error PlaceUnknown = new(
        "選んだ市町村の中に、いまの一覧にないものがあります。選び直してください。", "Places");

    public static readonly Error LinkUnusable = new("このURLは使えません。もう一度お申し込みください。");
}
