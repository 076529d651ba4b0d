using Portal.Core.Results;

namespace Portal.Core.Municipalities;

public static class AuthenticationKeyErrors
{
    public static readonly Error NotApi =
        new("認証キーは、方式①（API連携・バッチ処理）で接続する保険者だけが使います。方式を、アンケートの回答で確かめてください。");

    public static readonly Error TooMany =
        new($"使える認証キーは{AuthenticationKey.MostValid}つまでです。使わなくなったキーを失効させてから、発行してください。");

    /// <summary>A key is shown once: the answer of the first click cannot be given again.</summary>
    public static readonly Error IssuedAlready =
        new("この画面からは、もう発行しました。キーを書き留めていないときは、そのキーを失効させて、発行し直してください。");

    public static readonly Error NotFound = new("認証キーが見つかりません。一覧を開き直してください。");

    /// <summary>One sentence for every reason: who has no right to know learns nothing.</summary>
    public static readonly Error Unusable = new("認証キーを使えません。キーを確かめてください。");
}
