namespace Portal.Core.Subsidies;

/// <summary>The characters of a 全銀協 file: one byte each, as JIS X 0201 and Shift_JIS both have them.</summary>
public static class TransferText
{
    private const int PlaceNameLength = 15;
    private const char FirstKana = '｡';
    private const char LastKana = 'ﾟ';
    private const byte FirstKanaByte = 0xA1;

    /// <summary>
    /// 銀行名 or 支店名: a bank goes by the number, and the name may be left blank. One that does not fit as a whole is left
    /// blank, for half a name is none.
    /// </summary>
    public static string PlaceName(string? kana) =>
        kana is not null && AccountHolderKana.Read(kana, PlaceNameLength) is { Failed: false } read ? read.Value.HalfWidth : "";

    /// <exception cref="ArgumentException">The text has a character that has no single byte: it had to be refused before.</exception>
    public static byte[] ToBytes(string text) => [.. text.Select(ToByte)];

    private static byte ToByte(char character) => character switch
    {
        '\r' or '\n' or (>= ' ' and <= '~') => (byte)character,
        >= FirstKana and <= LastKana => (byte)(FirstKanaByte + (character - FirstKana)),
        _ => throw new ArgumentException($"U+{(int)character:X4} has no byte of its own.", nameof(character)),
    };
}
