using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Core.Subsidies;

/// <summary>金融機関・支店の一覧: every bank and branch to which money can be sent. Where it comes from is known here alone.</summary>
public sealed class BankList
{
    /// <summary>As many answers as fit on a screen.</summary>
    public const int MostFound = 20;

    private static readonly Lazy<BankList> ShippedList = new(ReadShipped);

    private readonly List<Bank> banks;
    private readonly FrozenDictionary<string, Bank> byCode;

    private BankList(DateOnly asOf, List<Bank> banks)
    {
        AsOf = asOf;
        this.banks = banks;
        byCode = banks.ToFrozenDictionary(b => b.Code);
    }

    /// <summary>The one that comes with the portal, read when it is first asked for.</summary>
    public static BankList Shipped => ShippedList.Value;

    /// <summary>The day whose banks and branches it holds.</summary>
    public DateOnly AsOf { get; }

    /// <summary>By the code in its stored form.</summary>
    public Bank? Find(string? bankCode) => bankCode is null ? null : byCode.GetValueOrDefault(bankCode);

    /// <summary>By the beginning of code, name or kana, in any width, with or without 銀行; the best first.</summary>
    /// <param name="words">What was typed; nothing finds the first ones.</param>
    /// <param name="most">No more than these.</param>
    public IReadOnlyList<Bank> Search(string? words, int most = MostFound) => BankWords.Search(banks, words, most);

    /// <summary>
    /// The banks that somebody may mean who typed a code, a name, or <see cref="BankPlace.Choice"/>: one where it is clear, several where
    /// it is not, none where nothing fits.
    /// </summary>
    public IReadOnlyList<Bank> Meant(string? typed) => BankWords.Meant(banks, typed);

    /// <summary>
    /// Reads the form that eng/banks writes: a line with the day, then a line for each bank, followed by its branches, which
    /// begin with a tab.
    /// </summary>
    /// <exception cref="FormatException">A line is none of these.</exception>
    public static BankList Read(TextReader text)
    {
        var asOf = DateOnly.ParseExact(text.ReadLine() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var banks = new List<Bank>();
        var branches = new List<BankBranch>();
        while (text.ReadLine() is { } line)
        {
            switch (line.Split('\t'))
            {
                case [{ Length: 4 } code, var name, var kana]:
                    branches = [];
                    banks.Add(new Bank(code, name, kana, branches));
                    break;
                case ["", { Length: 3 } code, var name, var kana] when banks.Count > 0:
                    branches.Add(new BankBranch(code, name, kana));
                    break;
                default:
                    throw new FormatException($"Line {banks.Count} banks into the list is neither a bank nor a branch.");
            }
        }

        return new BankList(asOf, banks);
    }

    private static BankList ReadShipped()
    {
        using var stream = typeof(BankList).Assembly.GetManifestResourceStream("Portal.Core.Subsidies.Banks.banks.tsv")!;
        using var text = new StreamReader(stream);
        return Read(text);
    }
}
