namespace Portal.Core.Subsidies;

/// <summary>A bank or one of its branches, as the list of the 全国銀行協会 writes them: without 銀行 and 支店, kana large.</summary>
public abstract class BankPlace(string code, string name, string kana)
{
    /// <summary>Up to this rank the whole code, name or kana was typed, or the beginning of a code.</summary>
    internal const int WholeName = 2;

    /// <summary>Up to this rank a name or kana begins with what was typed.</summary>
    internal const int Beginning = 4;

    private string? nameKey;
    private string? kanaKey;

    public string Code { get; } = code;

    /// <summary>名称, for example みずほ or 丸の内中央.</summary>
    public string Name { get; } = name;

    /// <summary>カナ, for example ミズホ or マルノウチチユウオウ.</summary>
    public string Kana { get; } = kana;

    /// <summary>名称とコード as a field is filled in with it, for example みずほ（0001）.</summary>
    public string Choice => $"{Name}（{Code}）";

    /// <summary>How well the words fit, the best being 0; null when they do not.</summary>
    internal int? Rank(string words)
    {
        nameKey ??= BankWords.Fold(Name);
        kanaKey ??= BankWords.Fold(Kana);
        return Code.StartsWith(words, StringComparison.Ordinal) ? 0
            : nameKey == words ? 1
            : kanaKey == words ? WholeName
            : nameKey.StartsWith(words, StringComparison.Ordinal) ? 3
            : kanaKey.StartsWith(words, StringComparison.Ordinal) ? Beginning
            : nameKey.Contains(words, StringComparison.Ordinal) ? 5
            : null;
    }
}

/// <summary>支店</summary>
/// <param name="code">支店コード (店番), three digits.</param>
public sealed class BankBranch(string code, string name, string kana) : BankPlace(code, name, kana);

/// <summary>金融機関</summary>
/// <param name="code">金融機関コード, four digits.</param>
/// <param name="branches">In the order of their codes.</param>
public sealed class Bank(string code, string name, string kana, IReadOnlyList<BankBranch> branches) : BankPlace(code, name, kana)
{
    public IReadOnlyList<BankBranch> Branches { get; } = branches;

    /// <summary>By the code in its stored form.</summary>
    public BankBranch? FindBranch(string? branchCode) => Branches.FirstOrDefault(b => b.Code == branchCode);

    /// <summary>By the beginning of code, name or kana, in any width, with or without 支店; the best first.</summary>
    /// <param name="words">What was typed; nothing finds the first ones.</param>
    /// <param name="most">No more than these.</param>
    public IReadOnlyList<BankBranch> SearchBranches(string? words, int most = BankList.MostFound) =>
        BankWords.Search(Branches, words, most);

    /// <summary>The branches that somebody may mean who typed a code, a name, or <see cref="BankPlace.Choice"/>.</summary>
    public IReadOnlyList<BankBranch> BranchesMeant(string? typed) => BankWords.Meant(Branches, typed);
}
