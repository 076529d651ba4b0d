namespace Portal.Core.Municipalities;

/// <summary>状況: what a visitor is told of a municipality today.</summary>
public enum StartProgress
{
    /// <summary>開始済み.</summary>
    Started,

    /// <summary>開始予定.</summary>
    Planned,

    /// <summary>日程調整中.</summary>
    Arranging,

    /// <summary>未定.</summary>
    Undecided,
}

public static class StartProgressText
{
    /// <summary>What it is called on screen.</summary>
    public static string Text(this StartProgress progress) => progress switch
    {
        StartProgress.Started => "開始済み",
        StartProgress.Planned => "開始予定",
        StartProgress.Arranging => "日程調整中",
        _ => "未定",
    };
}

/// <summary>A municipality as everybody may see it.</summary>
/// <param name="Code">全国地方公共団体コード.</param>
/// <param name="Name">市町村名.</param>
/// <param name="Kana">よみ.</param>
/// <param name="Prefecture">都道府県.</param>
/// <param name="Former">Its former names and what became part of it, the newest first.</param>
/// <param name="History">What was published, the newest first; empty while nothing was.</param>
public sealed record PublishedMunicipality(
    string Code, string Name, string Kana, Prefecture Prefecture, IReadOnlyList<FormerName> Former, IReadOnlyList<PublishedStart> History)
{
    private readonly string[] words = [PlaceWords.Fold(Name), PlaceWords.Fold(Kana), Code];
    private readonly string[] formerWords =
        [.. Former.SelectMany(f => new[] { PlaceWords.Fold(f.Name), PlaceWords.Fold(f.Kana ?? ""), f.Code ?? "" }).Where(w => w.Length > 0)];
    private readonly string[] prefectureWords = [PlaceWords.Fold(Prefecture.Name), PlaceWords.Fold(Prefecture.Kana)];

    /// <summary>What was published of 主治医意見書の電送, the newest first.</summary>
    public IReadOnlyList<PublishedOpinion> Opinions { get; init; } = [];

    /// <summary>住民の問い合わせ先; null where none is stated.</summary>
    public PublishedDesk? Desk { get; init; }

    /// <summary>What was published of those that are part of it now.</summary>
    public IReadOnlyList<InheritedHistory> Inherited { get; init; } = [];

    /// <summary>主治医意見書の電送の開始日; null where none is stated.</summary>
    public DateOnly? OpinionStartsOn => Opinions.Count > 0 ? Opinions[0].StartsOn : null;

    /// <summary>What holds now; null while nothing was published.</summary>
    public PublishedStart? Now => History.Count > 0 ? History[0] : null;

    /// <summary>利用開始日.</summary>
    public DateOnly? StartsOn => Now?.StartsOn;

    /// <summary>The day on which a date that had been published before was moved or taken back.</summary>
    public DateTimeOffset? MovedAt => History.Skip(1).Any(h => h.State == ServiceStartState.Decided) ? Now!.PublishedAt : null;

    public StartProgress ProgressOn(DateOnly today) => Now switch
    {
        { StartsOn: { } day } => day <= today ? StartProgress.Started : StartProgress.Planned,
        { State: ServiceStartState.Arranging } => StartProgress.Arranging,
        _ => StartProgress.Undecided,
    };

    /// <summary>How well all of the words fit, the smaller the better; null when one of them does not.</summary>
    /// <param name="asked">As <see cref="PlaceWords.Of"/> gives them.</param>
    public int? Rank(IReadOnlyList<string> asked)
    {
        var worst = 0;
        foreach (var word in asked)
        {
            if (RankOf(word) is not { } rank)
            {
                return null;
            }

            worst = Math.Max(worst, rank);
        }

        return worst;
    }

    private int? RankOf(string word) =>
        words.Contains(word) ? 0
        : words.Any(w => w.StartsWith(word, StringComparison.Ordinal)) ? 1
        : formerWords.Any(w => w.StartsWith(word, StringComparison.Ordinal)) ? 2
        : words.Take(2).Concat(formerWords).Any(w => w.Contains(word, StringComparison.Ordinal)) ? 3
        : prefectureWords.Any(w => w.StartsWith(word, StringComparison.Ordinal)) ? 4
        : WithinPrefecture(word) is { Length: > 0 } rest && words.Concat(formerWords).Any(w => w.StartsWith(rest, StringComparison.Ordinal)) ? 1
        : null;

    // 大分県中津市 in one go.
    private string? WithinPrefecture(string word) =>
        prefectureWords.FirstOrDefault(p => word.StartsWith(p, StringComparison.Ordinal)) is { } whole ? word[whole.Length..] : null;
}

/// <param name="ChangedOn">The day from which the name was gone.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Code">Null where it is not known.</param>
/// <param name="Name">The former name.</param>
/// <param name="Kana">Its よみ; null where it is not known.</param>
public sealed record FormerName(DateOnly ChangedOn, MunicipalityChangeKind Kind, string? Code, string Name, string? Kana = null);

/// <param name="Version">公表の版.</param>
/// <param name="State">What was published.</param>
/// <param name="StartsOn">利用開始日.</param>
/// <param name="Reason">Why it was moved or taken back.</param>
/// <param name="PublishedAt">When.</param>
public sealed record PublishedStart(int Version, ServiceStartState State, DateOnly? StartsOn, string? Reason, DateTimeOffset PublishedAt);
