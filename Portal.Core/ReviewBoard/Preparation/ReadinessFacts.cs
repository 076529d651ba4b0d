namespace Portal.Core.ReviewBoard;

/// <summary>Everything on which <see cref="SessionReadiness"/> depends, read in one transaction.</summary>
/// <param name="Input">Session, cases and papers.</param>
/// <param name="Reviewers">Everybody who is or was chosen, in their order.</param>
/// <param name="Chosen">Who would get the packet.</param>
/// <param name="SameNumber">Another session with the same number; null for none.</param>
/// <param name="Packet">The newest packet that was not published; null for none.</param>
/// <param name="Published">What reviewers see; null before the first version.</param>
/// <param name="HasContact">問い合わせ先 stands in the settings.</param>
/// <param name="Today">Japan's day.</param>
public sealed record ReadinessFacts(
    PacketInput Input, IReadOnlyList<SessionReviewer> Reviewers, IReadOnlyList<ChosenReviewer> Chosen, SameNumber? SameNumber,
    ReviewPacket? Packet, ReviewPacket? Published, bool HasContact, DateOnly Today)
{
    /// <summary>受付番号 of the last 登録 or 更新: nothing depends on it, it is read along for the page. Null before the first.</summary>
    public ReceiptReference? Receipt { get; init; }

    /// <summary>Cover, cases and papers are those of the published version.</summary>
    public bool KeepsVersion => Published?.Fingerprint == Input.Fingerprint;

    /// <summary>What 登録 or 更新 would send: the published packet itself while it is up to date, else a newly bound one. Null for none.</summary>
    public ReviewPacket? CurrentPacket =>
        KeepsVersion ? Published
        : Packet is { } packet && packet.Version == Session.Version + 1 && packet.Fingerprint == Input.Fingerprint ? packet : null;

    public SessionReadiness Judge()
    {
        var missing = new List<MissingPart>();
        missing.AddRange(Details().Select(m => new MissingPart(PreparationStep.Details, m)));
        missing.AddRange(ChosenReviewer.Missing(Chosen, Session.ReviewerCount).Select(m => new MissingPart(PreparationStep.Reviewers, m)));
        var current = CurrentPacket;
        var papers = Papers().ToList();
        missing.AddRange(papers.Select(m => new MissingPart(PreparationStep.Papers, m)));
        if (papers.Count == 0 && current is not { Status: ReviewPacketStatus.Ready })
        {
            missing.Add(new MissingPart(PreparationStep.Papers, PacketMessage(current)));
        }

        if (!HasContact)
        {
            missing.Add(new MissingPart(
                PreparationStep.Settings, "審査員からの問い合わせ先がありません。設定で、担当課の名前と電話番号を入力してください。"));
        }

        var underWay = current is { Status: ReviewPacketStatus.Waiting or ReviewPacketStatus.Assembling } ? current : null;
        return new SessionReadiness(
            missing, [.. Warnings()], current is { Status: ReviewPacketStatus.Ready } ? current.Id : null,
            underWay?.PagesDone, underWay?.PagesTotal, KeepsVersion);
    }

    private ReviewSession Session => Input.Session;

    private IEnumerable<string> Details()
    {
        if (Session.PlannedOn is not { } day)
        {
            yield return "開催予定日がありません。開催予定日を入力してください。";
        }
        else if (day < Today && Session.Version == 0)
        {
            yield return "開催予定日が過ぎています。今日か、今日より後の日にしてください。";
        }

        if (Session.PanelId is null)
        {
            yield return "合議体が選ばれていません。合議体を選んでください。";
        }

        if (Session.ExpiresOn is { } expires && expires < Today)
        {
            yield return "閲覧期限が過ぎています。今日か、今日より後の日にしてください。";
        }
        else if (Session.ExpiresOn < Session.PlannedOn)
        {
            yield return "閲覧期限が開催予定日より前です。開催予定日以後の日にしてください。";
        }
    }

    private IEnumerable<string> Papers()
    {
        var documents = Input.Documents;
        if (documents.Count == 0 && Input.Cases.Count == 0)
        {
            yield return "事例も資料もありません。PDFを入れてください。";
        }

        if (documents.Count(d => d.Status is ReviewDocumentStatus.Checking or ReviewDocumentStatus.AwaitingScan) is > 0 and var checking)
        {
            yield return $"検査中の資料が{checking}件あります。検査が終わるまでお待ちください。";
        }

        if (documents.Count(d => d.Status == ReviewDocumentStatus.Refused) is > 0 and var refused)
        {
            yield return $"登録できなかったファイルが{refused}件あります。取り消すか、入れ直してください。";
        }

        if (documents.Count(d => d.NeedsPlace && d.Status != ReviewDocumentStatus.Refused) is > 0 and var unplaced)
        {
            yield return $"入れ先の決まっていない資料が{unplaced}件あります。入れ先を選んでください。";
        }

        if (documents.Sum(d => d.PageCount) > ReviewSession.MaxPages || documents.Sum(d => d.SizeBytes) > ReviewSession.MaxBytes)
        {
            yield return "1回の審査会に入れられるのは500 MB、2,000ページまでです。いらない資料を消してください。";
        }
    }

    private static string PacketMessage(ReviewPacket? current) => current switch
    {
        null => "いまの資料を1冊にまとめていません。資料の画面で「1冊にまとめる」を押してください。",
        { Status: ReviewPacketStatus.Failed } => "1冊にまとめられませんでした。資料の画面で、もう一度まとめてください。",
        _ => "1冊にまとめているところです。終わるまでお待ちください。",
    };

    private IEnumerable<MissingPart> Warnings()
    {
        foreach (var missing in MissingPapers.In(Input.Cases, Input.Documents))
        {
            yield return new MissingPart(PreparationStep.Papers, missing.Text);
        }

        if (SameNumber is not null)
        {
            yield return new MissingPart(PreparationStep.Details, SameNumber.Text);
        }

        if (ChosenReviewer.Warning(Chosen) is { } warning)
        {
            yield return new MissingPart(PreparationStep.Reviewers, warning);
        }
    }
}
