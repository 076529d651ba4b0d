using Portal.Core.ReviewBoard;

namespace Portal.Demo;

/// <summary>Invented reviewers of the demonstration, five for a panel, the head first.</summary>
public static class DemoReviewers
{
    private static readonly (string Name, string Profession, string Local)[] People =
    [
        ("工藤 正人", "医師", "m-kudo"), ("髙橋 由美", "薬剤師", "y-takahashi"), ("山﨑 健一", "歯科医師", "k-yamazaki"),
        ("安部 久美子", "保健師", "k-abe"), ("江藤 隆", "介護福祉士", "t-eto"),
    ];

    public static IReadOnlyList<Reviewer> Of(Guid insurerId, DateTimeOffset at) =>
        [.. People.Select(person => new Reviewer
        {
            InsurerId = insurerId,
            Name = person.Name,
            Profession = person.Profession,
            Email = $"{person.Local}@example.jp",
            EmailKey = $"{person.Local}@example.jp",
            CreatedAt = at,
        })];

    public static Panel PanelOf(Guid insurerId, IReadOnlyList<Reviewer> reviewers) => new()
    {
        InsurerId = insurerId,
        Name = "第3合議体",
        Members = [.. reviewers.Select((reviewer, i) => new PanelMember { ReviewerId = reviewer.Id, Position = i, IsHead = i == 0 })],
    };
}
