using Portal.Core.Accounts;
using Portal.Core.JapaneseText;
using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>申請書の読み取り: what each typed part means, or what has to be mended in it.</summary>
/// <param name="kind">種類: decides what is asked.</param>
/// <param name="rules">The rules by which it was begun.</param>
/// <param name="banks">金融機関の一覧.</param>
/// <param name="round">差し戻し: what it leaves closed is understood as it was then, whatever the lists say now. Null for a draft.</param>
public sealed class ApplicationReading(SubsidyKind kind, ProgrammeRules rules, BankList banks, ReturnForCorrection? round = null)
{
    public ProgrammeRules Rules => rules;

    public IReadOnlyList<Error> Check(ChecksForm checks)
    {
        var errors = new List<Error>();
        if (!checks.IsFinished)
        {
            errors.Add(new Error(
                kind == SubsidyKind.CardReaders
                    ? "購入と接続が終わってから申請してください。終わっているときは、チェックを入れてください。"
                    : "改修が終わってから申請してください。終わっているときは、チェックを入れてください。", nameof(ChecksForm.IsFinished)));
        }

        if (!checks.IsEligible)
        {
            errors.Add(new Error("対象にならない費用が入っていないことを確かめて、チェックを入れてください。", nameof(ChecksForm.IsEligible)));
        }

        if (!checks.IsForThisOnly)
        {
            errors.Add(new Error("この事業のためだけに使うことを確かめて、チェックを入れてください。", nameof(ChecksForm.IsForThisOnly)));
        }

        return errors;
    }

    public static Result<SentBasics> ReadBasics(BasicsForm basics)
    {
        var errors = new List<Error>();
        var name = Line(basics.Name, BasicsForm.NameMaxLength, "名称", nameof(basics.Name), errors);
        var address = Line(basics.Address, BasicsForm.AddressMaxLength, "所在地", nameof(basics.Address), errors);
        var postalCode = OfficeFields.PostalCodeOf(basics.PostalCode);
        if (postalCode is null)
        {
            errors.Add(new Error("郵便番号は、7桁の数字で入力してください。", nameof(basics.PostalCode)));
        }

        if (!PhoneNumber.TryNormalise(basics.Phone, out var phone))
        {
            errors.Add(new Error("電話番号は、市外局番から「097-123-4567」のように入力してください。", nameof(basics.Phone)));
        }

        return errors.Count > 0 ? Result<SentBasics>.Fail(errors) : new SentBasics(name, postalCode!, address, phone!);
    }

    /// <summary>The typed costs and the amount that comes of them.</summary>
    public Result<(SentCosts Costs, GrantCalculation Grant)> Read(CostsForm costs)
    {
        var errors = new List<Error>();
        var inputs = new GrantInputs
        {
            Services = [.. (costs.Services ?? []).Distinct(StringComparer.Ordinal)],
            ReaderCostYen = Number(costs.ReaderCostYen, nameof(costs.ReaderCostYen), errors),
            Readers = Number(costs.Readers, nameof(costs.Readers), errors),
            SupportCostYen = Number(costs.SupportCostYen, nameof(costs.SupportCostYen), errors),
            Institution = costs.Institution,
            Beds = Number(costs.Beds, nameof(costs.Beds), errors),
            SystemCostYen = Number(costs.SystemCostYen, nameof(costs.SystemCostYen), errors),
            DonationYen = Number(costs.DonationYen, nameof(costs.DonationYen), errors),
            OtherIncomeYen = Number(costs.OtherIncomeYen, nameof(costs.OtherIncomeYen), errors),
            IsNonProfit = costs.IsNonProfit,
        };
        if (kind == SubsidyKind.CardReaders && inputs.Readers > 0 && !costs.IsCompatible)
        {
            errors.Add(new Error(
                "「マイナ資格確認アプリ」に対応したカードリーダーだけが対象です。対応しているときは、チェックを入れてください。",
                nameof(costs.IsCompatible)));
        }

        var grant = inputs.Calculate(kind, rules);
        errors.AddRange(grant.Errors.Where(e => errors.All(known => known.Field != e.Field)));
        return errors.Count > 0
            ? Result<(SentCosts, GrantCalculation)>.Fail(errors)
            : (new SentCosts(
                [.. inputs.Services], inputs.ReaderCostYen, inputs.Readers, inputs.SupportCostYen, inputs.Institution, inputs.Beds,
                inputs.SystemCostYen, inputs.DonationYen ?? 0, inputs.OtherIncomeYen ?? 0, inputs.IsNonProfit), grant.Value);
    }

    public Result<BankAccount> Read(BankAccountForm account) => round is null || new OpenParts(round).Has(ApplicationItem.Account)
        ? BankAccount.Read(account, banks)
        : round.Before.Account.WithHolder(account.HolderKana);

    public static Result<string> ReadNote(NoteForm? note)
    {
        var text = JapaneseNfc.Normalise(note?.Text ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length > NoteForm.MaxLength ? new Error($"備考は{NoteForm.MaxLength:N0}文字以内で入力してください。", nameof(NoteForm.Text))
            : HiddenCharacters.AreInLines(text) ? new Error("備考に、表示できない文字が含まれています。入力し直してください。", nameof(NoteForm.Text))
            : text;
    }

    private static int? Number(string? typed, string field, List<Error> errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (JapaneseNumber.TryParse(typed, out int number) && number >= 0)
        {
            return number;
        }

        errors.Add(new Error("0以上の数字だけで入力してください。", field));
        return null;
    }

    private static string Line(string? typed, int most, string what, string field, List<Error> errors)
    {
        var text = JapaneseNfc.Normalise((typed ?? "").Trim());
        if (text.Length == 0)
        {
            errors.Add(new Error($"{what}を入力してください。", field));
        }
        else if (text.Length > most)
        {
            errors.Add(new Error($"{what}は{most}文字以内で入力してください。", field));
        }
        else if (HiddenCharacters.AreIn(text))
        {
            errors.Add(new Error($"{what}に、表示できない文字が含まれています。入力し直してください。", field));
        }

        return text;
    }
}
