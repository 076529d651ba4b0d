namespace Portal.Core.Subsidies;

/// <summary>発信者: who signs a letter, as the settings were on the day of the decision, and as the decision keeps it.</summary>
/// <param name="Organisation">団体の名称.</param>
/// <param name="Title">職名 of who signs.</param>
/// <param name="Name">氏名 of who signs; empty where the letter gives the title alone.</param>
/// <param name="Seal">What stands in the place of the seal; empty for none.</param>
/// <param name="Contact">問い合わせ先, line by line.</param>
public sealed record LetterSender(string Organisation, string Title, string Name, string Seal, string Contact)
{
    /// <summary>Everything of it that is printed.</summary>
    public string Text => Organisation + Title + Name + Seal + Contact;
}

/// <summary>Settings of the letters, section <c>Letters</c>: they hold for decisions from now on, and change none that was taken.</summary>
public sealed class LetterOptions
{
    public const string Section = "Letters";

    /// <summary>団体の名称.</summary>
    public string Organisation { get; set; } = "公益社団法人国民健康保険中央会";

    /// <summary>職名.</summary>
    public string Title { get; set; } = "理事長";

    /// <summary>氏名; empty where the letter gives the title alone.</summary>
    public string Name { get; set; } = "";

    /// <summary>公印の扱い; empty for none.</summary>
    public string Seal { get; set; } = "（公印省略）";

    /// <summary>問い合わせ先, lines apart by a line break.</summary>
    public string Contact { get; set; } = "助成金事務局\nお問い合わせは、ポータルの\n「お問い合わせ」からお寄せください。";

    public LetterSender ToSender() => new(Organisation.Trim(), Title.Trim(), Name.Trim(), Seal.Trim(), Contact.ReplaceLineEndings("\n").Trim());
}
