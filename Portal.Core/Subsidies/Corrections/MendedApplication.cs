namespace Portal.Core.Subsidies;

/// <summary>修正した申請: what was sent before, with the marked parts as they stand in the form now.</summary>
public static class MendedApplication
{
    /// <summary>Null while a marked part is not complete. What is not marked stays as it was sent, to the letter.</summary>
    /// <param name="round">差し戻し.</param>
    /// <param name="rules">Those by which the application goes.</param>
    /// <param name="sections">The form as it stands.</param>
    /// <param name="files">必要な書類 that are in now.</param>
    /// <param name="today">書類がそろった日: from it the days that may be expected are counted.</param>
    public static SentApplication? Of(
        ReturnForCorrection round, ProgrammeRules rules, ApplicationSections sections, IReadOnlyList<EvidenceFile> files, DateOnly today)
    {
        var (parts, before) = (new OpenParts(round), round.Before);
        if (sections.Open.Any(parts.Has))
        {
            return null;
        }

        var (costs, grant) = parts.Has(ApplicationSection.Costs) ? sections.Costs!.Value : (before.Costs, before.Grant);
        return before with
        {
            Basics = parts.Has(ApplicationSection.Basics) ? sections.Basics!.Value : before.Basics,
            Costs = costs,
            Grant = grant,
            Account = parts.Has(ApplicationSection.Account) ? sections.Account!.Value : before.Account,
            Evidence = SentApplication.EvidenceOf(rules, files),
            Note = parts.Has(ApplicationSection.Note) ? sections.Remark.Value : before.Note,
            Expected = rules.Calendar.Of(today),
        };
    }

    /// <summary>Whether the office has changed what is marked, be it right or not.</summary>
    public static bool IsMended(this ReturnForCorrection round, ReturnedItem item, ApplicationForm form, IReadOnlyList<EvidenceFile> files) =>
        item.FileId is { } marked ? files.All(f => f.Id != marked)
            : item.Item is { } row
            ? !TypedFor(row, form).SequenceEqual(TypedFor(row, round.BeforeForm))
            : !files.Where(f => f.KindKey == item.KindKey && f.Status != EvidenceStatus.Refused).Select(f => f.Id).ToHashSet()
                .SetEquals(round.Before.Evidence.Where(e => e.KindKey == item.KindKey).Select(e => e.Id));

    private static IEnumerable<object?> TypedFor(ApplicationItem item, ApplicationForm form)
    {
        var (basics, costs, account) = (form.Basics, form.Costs, form.Account);
        return item switch
        {
            ApplicationItem.Name => [basics?.Name],
            ApplicationItem.Address => [basics?.PostalCode, basics?.Address],
            ApplicationItem.Phone => [basics?.Phone],
            ApplicationItem.Services => [.. costs?.Services ?? []],
            ApplicationItem.Readers => [costs?.ReaderCostYen, costs?.Readers, costs?.IsCompatible],
            ApplicationItem.Support => [costs?.SupportCostYen],
            ApplicationItem.Institution => [costs?.Institution, costs?.Beds],
            ApplicationItem.SystemCost => [costs?.SystemCostYen],
            ApplicationItem.Income => [costs?.DonationYen, costs?.OtherIncomeYen, costs?.IsNonProfit],
            ApplicationItem.Holder => [account?.HolderKana],
            ApplicationItem.Note => [form.Note?.Text],
            _ =>
            [
                account?.AccountPlace, account?.BankCode, account?.BranchCode, account?.AccountType, account?.AccountNumber,
                account?.PostSymbol, account?.PostNumber,
            ],
        };
    }
}
