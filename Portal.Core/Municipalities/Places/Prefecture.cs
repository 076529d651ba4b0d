namespace Portal.Core.Municipalities;

/// <summary>都道府県.</summary>
/// <param name="Code">Two digits (JIS X 0401).</param>
/// <param name="Name">大分県.</param>
/// <param name="Kana">おおいたけん.</param>
/// <param name="Romaji">Its place in addresses: oita.</param>
public sealed record Prefecture(string Code, string Name, string Kana, string Romaji)
{
    /// <summary>大分; 北海道 stays.</summary>
    public string ShortName => Code == "01" ? Name : Name[..^1];
}
