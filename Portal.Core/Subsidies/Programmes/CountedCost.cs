namespace Portal.Core.Subsidies;

/// <summary>総事業費 less 寄付金その他の収入 (交付要綱4条); a 非営利法人 keeps its donations.</summary>
internal sealed record CountedCost
{
    public CountedCost(ProgrammeRules rules, int totalYen, OtherIncome income)
    {
        var keepsDonations = income.IsNonProfit && !rules.SubtractsDonationsFromNonProfits;
        var taken = (keepsDonations ? 0 : income.DonationYen) + income.OtherYen;
        (TotalYen, Yen) = (totalYen, Math.Max(0, totalYen - taken));
        Name = taken > 0 ? "収入を引いた額" : "①";
        if (taken > 0)
        {
            Steps = [new("収入を引いた額", Yen, $"① − 寄付金などの収入 {taken:N0}円{(Kept(keepsDonations, income) ? "。非営利法人の寄付金は引きません" : "")}")];
        }
        else if (Kept(keepsDonations, income))
        {
            Steps = [new("収入を引いた額", Yen, $"非営利法人のため、寄付金 {income.DonationYen:N0}円は引きません")];
            Name = "収入を引いた額";
        }
    }

    public int TotalYen { get; }

    public int Yen { get; }

    /// <summary>What the amount is called in the lines that follow.</summary>
    public string Name { get; }

    /// <summary>Its own line, when there is income at all.</summary>
    public IReadOnlyList<GrantStep> Steps { get; } = [];

    private static bool Kept(bool keepsDonations, OtherIncome income) => keepsDonations && income.DonationYen > 0;
}
