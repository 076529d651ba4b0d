using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>Why an account cannot be paid into as it was typed; each belongs to a field of <see cref="BankAccountForm"/>.</summary>
public static class BankAccountErrors
{
    /// <summary>As many as a sentence can hold.</summary>
    private const int MostNamed = 4;

    public static readonly Error PlaceMissing =
        new("「銀行など」か「ゆうちょ銀行」を選んでください。", nameof(BankAccountForm.AccountPlace));

    public static readonly Error BankMissing =
        new("銀行を選んでください。名前か、4桁の銀行コードで探せます。", nameof(BankAccountForm.BankCode));

    public static readonly Error BankUnknown =
        new("この名前かコードの銀行は見つかりません。通帳を見て、銀行を選び直してください。", nameof(BankAccountForm.BankCode));

    public static readonly Error BranchMissing =
        new("支店を選んでください。名前か、3桁の支店コードで探せます。", nameof(BankAccountForm.BranchCode));

    public static readonly Error BranchUnknown =
        new("この銀行に、この名前かコードの支店は見つかりません。通帳を見て、支店を選び直してください。", nameof(BankAccountForm.BranchCode));

    public static readonly Error TypeMissing =
        new("口座種別（普通、当座、貯蓄）を選んでください。", nameof(BankAccountForm.AccountType));

    public static readonly Error NumberMissing =
        new("口座番号を入力してください。", nameof(BankAccountForm.AccountNumber));

    public static readonly Error NumberInvalid =
        new("口座番号は7桁までの数字で入力してください。7桁に足りないときは、左に0を補います。", nameof(BankAccountForm.AccountNumber));

    public static readonly Error PostNumberAsAccountNumber =
        new("口座番号は7桁までです。ゆうちょ銀行の記号・番号を使うときは、「ゆうちょ銀行」を選んでください。", nameof(BankAccountForm.AccountNumber));

    public static readonly Error SymbolMissing =
        new("記号を入力してください。通帳かカードにある5桁の数字です。", nameof(BankAccountForm.PostSymbol));

    public static readonly Error SymbolInvalid =
        new("記号は、1か0で始まり0で終わる5桁の数字です。通帳を見て、入力し直してください。", nameof(BankAccountForm.PostSymbol));

    public static readonly Error SymbolUnknown =
        new("この記号の店はありません。通帳を見て、記号を入力し直してください。", nameof(BankAccountForm.PostSymbol));

    public static readonly Error PostNumberMissing =
        new("番号を入力してください。通帳かカードで、記号の右にある数字です。", nameof(BankAccountForm.PostNumber));

    public static readonly Error PostNumberInvalid =
        new("記号が1で始まる口座の番号は、1で終わる8桁までの数字です。通帳を見て、入力し直してください。", nameof(BankAccountForm.PostNumber));

    public static readonly Error TransferNumberInvalid =
        new("記号が0で始まる振替口座の番号は、6桁までの数字です。控えを見て、入力し直してください。", nameof(BankAccountForm.PostNumber));

    public static readonly Error PostNumberMistyped = new(
        "記号か番号に打ち間違いがあります。通帳を見て、入力し直してください。正しいときは、「銀行など」でゆうちょ銀行（9900）を選び、通帳にある店番と口座番号を入力してください。",
        nameof(BankAccountForm.PostNumber));

    public static readonly Error HolderMissing =
        new("口座名義人を、通帳にあるとおりのカタカナで入力してください。", nameof(BankAccountForm.HolderKana));

    public static readonly Error HolderTooLong =
        new("口座名義人は、濁点も1文字に数えて30文字までです。通帳にあるカタカナの、初めの30文字を入力してください。", nameof(BankAccountForm.HolderKana));

    /// <param name="character">As it was typed.</param>
    public static Error HolderCharacter(string character) => new(
        $"口座名義人に「{character}」は使えません。通帳にあるとおりのカタカナで入力してください（株式会社は「カ）」のように略します）。",
        nameof(BankAccountForm.HolderKana));

    /// <summary>Null when it is clear which one is meant.</summary>
    public static Error? BankNotOne(IReadOnlyList<Bank> meant) =>
        meant.Count == 0 ? BankUnknown : Several("銀行", meant, nameof(BankAccountForm.BankCode));

    /// <summary>Null when it is clear which one is meant.</summary>
    public static Error? BranchNotOne(IReadOnlyList<BankBranch> meant) =>
        meant.Count == 0 ? BranchUnknown : Several("支店", meant, nameof(BankAccountForm.BranchCode));

    private static Error? Several(string what, IReadOnlyList<BankPlace> meant, string field) => meant.Count == 1 ? null : new(
        $"あてはまる{what}が{meant.Count}あります（{string.Join("、", meant.Take(MostNamed).Select(p => p.Choice))}{(meant.Count > MostNamed ? "など" : "")}）。名前を終わりまで入力するか、コードで入力してください。",
        field);
}
