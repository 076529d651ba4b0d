namespace Portal.Core.Accounts;

/// <summary>Who is asked about users of the 電子請求受付システム, section <c>ClaimsReception</c>.</summary>
public sealed class ClaimsReceptionOptions
{
    public const string Section = "ClaimsReception";

    /// <summary>The service that is asked (docs/claims-reception.md); empty: the register that an operator imports.</summary>
    public string Url { get; set; } = "";

    /// <summary>What we show to that service.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The longest that one question may take, its second try included.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    public bool IsConfigured => Url.Length > 0;
}
