namespace Portal.Core.Accounts;

/// <summary>委任 in words.</summary>
public static class ProxyText
{
    /// <summary>Each of what may be given, in its order.</summary>
    public static IReadOnlyList<ProxyScope> Given { get; } = [ProxyScope.Prepare, ProxyScope.Send, ProxyScope.Watch];

    /// <summary>One of what may be given.</summary>
    public static string Text(this ProxyScope one) => one switch
    {
        ProxyScope.Prepare => "申請を作成する",
        ProxyScope.Send => "提出・修正・取り下げをする",
        _ => "通知書と振込の状況を見る",
    };

    /// <summary>Every part of a scope, in its order.</summary>
    public static IReadOnlyList<ProxyScope> Parts(this ProxyScope scope) => [.. Given.Where(one => (scope & one) != ProxyScope.None)];

    /// <summary>The same in words.</summary>
    public static IReadOnlyList<string> Lines(this ProxyScope scope) => [.. scope.Parts().Select(one => one.Text())];

    public static string Text(this ProxyState state) => state switch
    {
        ProxyState.Offered => "招待中",
        ProxyState.InForce => "有効",
        ProxyState.Ended => "終了",
        ProxyState.Expired => "期限切れ",
        _ => "辞退",
    };
}
