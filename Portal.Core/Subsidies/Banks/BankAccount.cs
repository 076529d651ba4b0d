using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>振込先の口座, as a transfer names it.</summary>
/// <param name="BankCode">銀行コード, four digits.</param>
/// <param name="BankName">銀行名, without 銀行 as in the list.</param>
/// <param name="BranchCode">支店コード, three digits.</param>
/// <param name="BranchName">支店名, without 支店.</param>
/// <param name="Type">口座種別.</param>
/// <param name="Number">口座番号, seven digits.</param>
/// <param name="HolderKana">口座名義人, full-width; <see cref="AccountHolderKana"/> gives the half-width form.</param>
public sealed record BankAccount(
    string BankCode, string BankName, string BranchCode, string BranchName, BankAccountType Type, string Number, string HolderKana)
{
    public const int NumberLength = 7;

    /// <summary>Every field that cannot stay as it was typed is told at once.</summary>
    public static Result<BankAccount> Read(BankAccountForm form, BankList banks)
    {
        var place = form.AccountPlace switch
        {
            AccountPlace.Bank => ReadBank(form, banks),
            AccountPlace.JapanPost => ReadJapanPost(form, banks),
            _ => BankAccountErrors.PlaceMissing,
        };
        var holder = AccountHolderKana.Read(form.HolderKana);
        return place.Failed || holder.Failed
            ? Result<BankAccount>.Fail([.. place.Errors, .. holder.Errors])
            : place.Value with { HolderKana = holder.Value.Text };
    }

    /// <summary>The same account under another name.</summary>
    public Result<BankAccount> WithHolder(string? typed)
    {
        var holder = AccountHolderKana.Read(typed);
        return holder.Failed ? Result<BankAccount>.Fail(holder.Errors) : this with { HolderKana = holder.Value.Text };
    }

    /// <summary>Records print themselves; an account must not get into a log that way.</summary>
    public override string ToString() => nameof(BankAccount);

    private static Result<BankAccount> ReadBank(BankAccountForm form, BankList banks)
    {
        var (banksMeant, number) = (banks.Meant(form.BankCode), WidthFolding.ToBareCode(form.AccountNumber ?? ""));
        var bank = banksMeant is [var one] ? one : null;
        var branches = bank?.BranchesMeant(form.BranchCode) ?? [];
        Error?[] problems =
        [
            string.IsNullOrWhiteSpace(form.BankCode) ? BankAccountErrors.BankMissing : BankAccountErrors.BankNotOne(banksMeant),
            string.IsNullOrWhiteSpace(form.BranchCode) ? BankAccountErrors.BranchMissing
                : bank is null ? null : BankAccountErrors.BranchNotOne(branches),
            form.AccountType is null ? BankAccountErrors.TypeMissing : null,
            ProblemOf(number, bank?.Code),
        ];
        return problems.OfType<Error>().ToList() is { Count: > 0 } errors
            ? Result<BankAccount>.Fail(errors)
            : new BankAccount(
                bank!.Code, bank.Name, branches[0].Code, branches[0].Name, form.AccountType!.Value, number.PadLeft(NumberLength, '0'), "");
    }

    private static Error? ProblemOf(string number, string? bankCode) =>
        number.Length == 0 ? BankAccountErrors.NumberMissing
        : number.Length == 8 && bankCode == JapanPostAccount.BankCode ? BankAccountErrors.PostNumberAsAccountNumber
        : !CheckDigits.AreDigits(number) || number.Length > NumberLength || number.All(c => c == '0') ? BankAccountErrors.NumberInvalid
        : null;

    private static Result<BankAccount> ReadJapanPost(BankAccountForm form, BankList banks)
    {
        var read = JapanPostAccount.Read(form.PostSymbol, form.PostNumber, form.AccountType == BankAccountType.Savings);
        if (read.Failed)
        {
            return Result<BankAccount>.Fail(read.Errors);
        }

        var account = read.Value;
        return banks.Find(JapanPostAccount.BankCode) is { } bank && bank.FindBranch(account.BranchCode) is { } branch
            ? new BankAccount(bank.Code, bank.Name, branch.Code, branch.Name, account.Type, account.Number, "")
            : BankAccountErrors.SymbolUnknown;
    }
}
