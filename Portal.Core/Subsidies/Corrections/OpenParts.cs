using Portal.Core.Results;

namespace Portal.Core.Subsidies;

/// <summary>直せるところ: everything of a draft; of a returned application what is marked, what has to follow it, and nothing else.</summary>
/// <param name="round">差し戻し; null for a draft.</param>
public sealed class OpenParts(ReturnForCorrection? round)
{
    /// <summary>What has to follow a marked row: fewer services allow fewer readers, another kind of institution other costs.</summary>
    private static readonly Dictionary<ApplicationItem, ApplicationItem> Following = new()
    {
        [ApplicationItem.Services] = ApplicationItem.Readers,
        [ApplicationItem.Institution] = ApplicationItem.SystemCost,
    };

    public bool Has(ApplicationItem item) => round is null || round.Items.Any(i => i.Item == item || Follows(i.Item, item));

    public bool Has(ApplicationSection section) => round is null || round.Items.Any(i => i.Section == section);

    /// <summary>Whether files of a kind may be added.</summary>
    public bool MayAdd(string kindKey) => round is null || round.Items.Any(i => i.KindKey == kindKey);

    /// <summary>Whether a file may be taken out: one that is marked, of a marked kind, or put in since.</summary>
    public bool MayRemove(EvidenceFile file) => round is null || !WasSent(file)
        || round.Items.Any(i => i.KindKey == file.KindKey && (i.FileId is null || i.FileId == file.Id));

    /// <summary>A file that was sent is kept for who compares, even when it is replaced.</summary>
    public bool WasSent(EvidenceFile file) => round?.Before.Evidence.Any(e => e.Id == file.Id) == true;

    /// <summary>The one part of a form with what may be changed taken from what was typed, and all else as it is kept.</summary>
    /// <returns>A refusal when something is typed that may not be changed. What a form leaves out is no change.</returns>
    public Result<ApplicationForm> Apply(ApplicationForm typed, ApplicationForm kept)
    {
        if (round is null)
        {
            return typed;
        }

        var pick = new Picking(this);
        var merged = typed switch
        {
            { Basics: { } basics } => new ApplicationForm { Basics = Merge(pick, basics, kept.Basics!) },
            { Costs: { } costs } => new ApplicationForm { Costs = Merge(pick, costs, kept.Costs!) },
            { Account: { } account } => new ApplicationForm { Account = Merge(pick, account, kept.Account!) },
            { Note: { } note } => new ApplicationForm { Note = new NoteForm(pick.One(ApplicationItem.Note, note.Text, kept.Note?.Text)) },
            _ => null,
        };
        return merged is null ? CorrectionErrors.SectionLocked
            : pick.Locked.Count > 0 ? CorrectionErrors.ItemsLocked(pick.Locked)
            : merged;
    }

    private static bool Follows(ApplicationItem? marked, ApplicationItem item) =>
        marked is { } row && Following.TryGetValue(row, out var following) && following == item;

    private static BasicsForm Merge(Picking pick, BasicsForm typed, BasicsForm kept) => new(
        pick.One(ApplicationItem.Name, typed.Name, kept.Name),
        pick.One(ApplicationItem.Address, typed.PostalCode, kept.PostalCode),
        pick.One(ApplicationItem.Address, typed.Address, kept.Address),
        pick.One(ApplicationItem.Phone, typed.Phone, kept.Phone));

    private static CostsForm Merge(Picking pick, CostsForm typed, CostsForm kept) => new(
        pick.Many(ApplicationItem.Services, typed.Services, kept.Services),
        pick.One(ApplicationItem.Readers, typed.ReaderCostYen, kept.ReaderCostYen),
        pick.One(ApplicationItem.Readers, typed.Readers, kept.Readers),
        pick.One(ApplicationItem.Readers, typed.IsCompatible, kept.IsCompatible),
        pick.One(ApplicationItem.Support, typed.SupportCostYen, kept.SupportCostYen),
        pick.One(ApplicationItem.Institution, typed.Institution, kept.Institution),
        pick.One(ApplicationItem.Institution, typed.Beds, kept.Beds),
        pick.One(ApplicationItem.SystemCost, typed.SystemCostYen, kept.SystemCostYen),
        pick.One(ApplicationItem.Income, typed.DonationYen, kept.DonationYen),
        pick.One(ApplicationItem.Income, typed.OtherIncomeYen, kept.OtherIncomeYen),
        pick.One(ApplicationItem.Income, typed.IsNonProfit, kept.IsNonProfit));

    private static BankAccountForm Merge(Picking pick, BankAccountForm typed, BankAccountForm kept) => new(
        pick.One(ApplicationItem.Account, typed.AccountPlace, kept.AccountPlace),
        pick.One(ApplicationItem.Account, typed.BankCode, kept.BankCode),
        pick.One(ApplicationItem.Account, typed.BranchCode, kept.BranchCode),
        pick.One(ApplicationItem.Account, typed.AccountType, kept.AccountType),
        pick.One(ApplicationItem.Account, typed.AccountNumber, kept.AccountNumber),
        pick.One(ApplicationItem.Holder, typed.HolderKana, kept.HolderKana),
        pick.One(ApplicationItem.Account, typed.PostSymbol, kept.PostSymbol),
        pick.One(ApplicationItem.Account, typed.PostNumber, kept.PostNumber));

    /// <summary>Chooses between typed and kept, and notes where somebody tries what they may not.</summary>
    private sealed class Picking(OpenParts parts)
    {
        public List<ApplicationItem> Locked { get; } = [];

        public T One<T>(ApplicationItem item, T typed, T kept) =>
            Pick(item, typed, kept, isChange: !Equals(typed, default(T)) && typed is not "" && !Equals(typed, kept));

        public IReadOnlyList<string>? Many(ApplicationItem item, IReadOnlyList<string>? typed, IReadOnlyList<string>? kept) =>
            Pick(item, typed, kept, isChange: typed is { Count: > 0 } && !typed.SequenceEqual(kept ?? []));

        private T Pick<T>(ApplicationItem item, T typed, T kept, bool isChange)
        {
            if (parts.Has(item))
            {
                return typed;
            }

            if (isChange)
            {
                Locked.Add(item);
            }

            return kept;
        }
    }
}
