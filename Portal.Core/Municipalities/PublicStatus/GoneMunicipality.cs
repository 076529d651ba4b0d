namespace Portal.Core.Municipalities;

/// <summary>A municipality that is no more (なくなった市町村), as everybody may see it.</summary>
/// <param name="Code">Its 全国地方公共団体コード.</param>
/// <param name="Name">The name that it had last.</param>
/// <param name="Prefecture">都道府県.</param>
/// <param name="Until">The day from which it was gone; null where it is not known.</param>
/// <param name="Successors">What it is, or belongs to, today; empty where it is not known.</param>
/// <param name="History">What was published of its start, the newest first.</param>
/// <param name="Opinions">And of 主治医意見書の電送.</param>
public sealed record GoneMunicipality(
    string Code, string Name, Prefecture Prefecture, DateOnly? Until, IReadOnlyList<PublishedMunicipality> Successors,
    IReadOnlyList<PublishedStart> History, IReadOnlyList<PublishedOpinion> Opinions);

/// <summary>What was published of a municipality that became part of another one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="History">Of its start, the newest first.</param>
/// <param name="Opinions">Of 主治医意見書の電送.</param>
public sealed record InheritedHistory(string Name, IReadOnlyList<PublishedStart> History, IReadOnlyList<PublishedOpinion> Opinions);

/// <param name="Version">公表の版.</param>
/// <param name="StartsOn">主治医意見書の電送の開始日; null when it was taken back.</param>
/// <param name="Reason">Why it was moved or taken back.</param>
/// <param name="PublishedAt">When.</param>
public sealed record PublishedOpinion(int Version, DateOnly? StartsOn, string? Reason, DateTimeOffset PublishedAt);

/// <param name="Name">Empty where there is only a number.</param>
/// <param name="Phone">Empty where there is only a name.</param>
public sealed record PublishedDesk(string Name, string Phone);
