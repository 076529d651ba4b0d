namespace Portal.Core.Accounts;

/// <summary>委任の状態.</summary>
public enum ProxyState
{
    /// <summary>招待中: the other organisation has not answered.</summary>
    Offered,

    /// <summary>有効.</summary>
    InForce,

    /// <summary>終了: by one of the two sides, or because a newer one took its place.</summary>
    Ended,

    /// <summary>期限切れ: its last day is over, or nobody answered in time.</summary>
    Expired,

    /// <summary>辞退.</summary>
    Declined,
}
