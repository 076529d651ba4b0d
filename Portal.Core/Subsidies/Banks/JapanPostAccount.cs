using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>
/// ゆうちょ銀行の記号・番号 as the account that other banks know, by ゆうちょ銀行's
/// 「記号・番号から振込用の店名・預金種目・口座番号への変換の公式」.
/// </summary>
/// <param name="BranchCode">店番.</param>
/// <param name="Type">預金種目.</param>
/// <param name="Number">口座番号, seven digits.</param>
public sealed record JapanPostAccount(string BranchCode, BankAccountType Type, string Number)
{
    public const string BankCode = "9900";
    private const int SymbolLength = 5;
    private const string Numerals = "〇一二三四五六七八九";

    /// <summary>店名: the digits of the code in kanji, 〇一八.</summary>
    public string BranchName => string.Concat(BranchCode.Select(digit => Numerals[digit - '0']));

    /// <param name="symbol">記号, with or without the digit between it and the 番号.</param>
    /// <param name="number">番号.</param>
    /// <param name="isSavings">通常貯蓄貯金: its symbols and numbers look like those of 総合口座.</param>
    public static Result<JapanPostAccount> Read(string? symbol, string? number, bool isSavings = false)
    {
        var (place, digits) = (WidthFolding.ToBareCode(symbol ?? ""), WidthFolding.ToBareCode(number ?? ""));
        List<Error?> missing =
        [
            place.Length == 0 ? BankAccountErrors.SymbolMissing : IsSymbol(place) ? null : BankAccountErrors.SymbolInvalid,
            digits.Length == 0 ? BankAccountErrors.PostNumberMissing : null,
        ];
        if (missing.OfType<Error>().ToList() is { Count: > 0 } errors)
        {
            return Result<JapanPostAccount>.Fail(errors);
        }

        return place[0] == '1' ? ReadSavings(place, digits, isSavings) : ReadTransfer(place, digits);
    }

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(JapanPostAccount);

    // 公式の1: digits 2 and 3 of the 記号 and an 8 are the 店番, the 番号 without its last digit, which is 1, is the 口座番号.
    private static Result<JapanPostAccount> ReadSavings(string symbol, string number, bool isSavings) =>
        !CheckDigits.AreDigits(number) || number.Length is < 2 or > 8 || number[^1] != '1' ? BankAccountErrors.PostNumberInvalid
        : CheckDigit(symbol, number) != symbol[3] ? BankAccountErrors.PostNumberMistyped
        : new JapanPostAccount(
            $"{symbol[1..3]}8", isSavings ? BankAccountType.Savings : BankAccountType.Ordinary, number[..^1].PadLeft(7, '0'));

    // 公式の2: digits 2 and 3 of the 記号 and a 9 are the 店番, the 番号 is the 口座番号 as it is.
    private static Result<JapanPostAccount> ReadTransfer(string symbol, string number) =>
        !CheckDigits.AreDigits(number) || number.Length > 6 ? BankAccountErrors.TransferNumberInvalid
        : CheckDigit(symbol, number) != symbol[3] ? BankAccountErrors.PostNumberMistyped
        : new JapanPostAccount($"{symbol[1..3]}9", BankAccountType.Current, number.PadLeft(7, '0'));

    // 公式の注: a digit between 記号 and 番号 (how often the passbook was issued again, or the check digit of a 振替口座) is not used.
    private static bool IsSymbol(string place) =>
        CheckDigits.AreDigits(place) && place.Length is SymbolLength or SymbolLength + 1 && place[0] is '0' or '1' && place[4] == '0';

    /// <summary>
    /// The fourth digit of the 記号 checks both: weights 1, 3, 2 in turn over the other digits of the 記号 and the eight of the
    /// 番号, of a doubled digit the sum of its digits; the last digit of the sum. ゆうちょ銀行 publishes no formula; this one
    /// holds for the 振替口座 that charities print (00140-8-507, 00190-5-31000; docs/adr/0037).
    /// </summary>
    private static char CheckDigit(string symbol, string number)
    {
        var digits = $"{symbol[..3]}0{symbol[4]}{number.PadLeft(8, '0')}";
        var sum = digits.Select((c, at) => (at % 3, c - '0') switch
        {
            (0, var digit) => digit,
            (1, var digit) => digit * 3,
            (_, var digit) => digit * 2 / 10 + digit * 2 % 10,
        }).Sum();
        return (char)('0' + sum % 10);
    }
}
