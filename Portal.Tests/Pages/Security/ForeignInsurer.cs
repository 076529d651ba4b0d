using Microsoft.EntityFrameworkCore;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;
using Portal.Core.ReviewBoard;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Security;

/// <summary>One of everything that belongs to another insurer than the person who asks.</summary>
public sealed record ForeignInsurer(Guid InsurerId, IReadOnlyDictionary<string, Guid> Ids)
{
    public static async Task<ForeignInsurer> CreateAsync(PortalFixture portal)
    {
        var clerk = await portal.NewClerk();
        var insurerId = clerk.InsurerId!.Value;
        var now = portal.Clock.Now;
        var reviewer = new Reviewer
        {
            InsurerId = insurerId,
            Name = "他市 審査員",
            Email = "other@example.jp",
            EmailKey = "other@example.jp",
            Profession = "医師",
        };
        var panel = new Panel { InsurerId = insurerId, Name = "第1合議体" };
        var address = new NotificationAddress { InsurerId = insurerId, Kind = NoticeKind.ViewingStatus, Email = "office@example.jp", EmailKey = "office@example.jp", AddedAt = now };
        var session = new ReviewSession
        {
            InsurerId = insurerId,
            Number = 1,
            PlannedOn = new DateOnly(2026, 12, 3),
            ExpiresOn = new DateOnly(2026, 12, 10),
            CreatedAt = now,
            CreatedById = clerk.AccountId!.Value,
            SavedAt = now,
            SavedById = clerk.AccountId.Value,
        };
        session.Publish(now);
        var item = new ReviewCase { SessionId = session.Id, Position = 1, CaseNumber = "0001", Kind = ReviewCaseKind.New };
        var document = new ReviewDocument
        {
            SessionId = session.Id,
            CaseId = item.Id,
            Kind = ReviewDocumentKind.Other,
            Position = 1,
            FileName = "a.pdf",
            SizeBytes = 1,
            Sha256 = new string('0', 64),
            UploadedAt = now,
            UploadedById = clerk.AccountId.Value,
        };
        var invited = new SessionReviewer
        {
            SessionId = session.Id,
            ReviewerId = reviewer.Id,
            Position = 1,
            Name = reviewer.Name,
            Email = reviewer.Email,
            EmailKey = reviewer.EmailKey,
            Profession = reviewer.Profession,
        };
        var receipt = new SessionReceipt
        {
            SessionId = session.Id,
            Number = ReceiptNumber.New(new DateOnly(2026, 11, 21)),
            Kind = SessionReceiptKind.Registration,
            Version = 1,
            At = now,
            AccountId = clerk.AccountId.Value,
            Facts = SessionPlan.Of(session),
            Cases = 1,
            Pages = 1,
            Reviewers = 1,
        };
        var survey = new ReadinessSurvey { Title = "前のアンケート", OpensOn = new DateOnly(2025, 9, 1), ClosesOn = new DateOnly(2025, 9, 19) };
        var question = new Reconfirmation
        {
            SurveyId = survey.Id,
            InsurerId = insurerId,
            Reason = ReconfirmationReason.DefectiveAnswer,
            First = "一つ目",
            Second = "二つ目",
            AskedAt = now,
            AskedById = clerk.AccountId.Value,
        };
        await portal.Add(survey, question, reviewer, panel, address, session, item, document, invited, receipt);
        var (person, key, file) = (OnboardingRows.Contact(insurerId, now), OnboardingRows.Key(clerk, now), OnboardingRows.File(clerk, now));
        await portal.Add(person, key, file);

        return new ForeignInsurer(insurerId, new Dictionary<string, Guid>
        {
            ["/insurer/onboarding/reconfirmation"] = question.Id,
            ["/insurer/reviewers"] = reviewer.Id,
            ["/insurer/panels"] = panel.Id,
            ["/insurer/settings/addresses"] = address.Id,
            ["/insurer/onboarding/contacts"] = person.Id,
            ["/insurer/onboarding/keys"] = key.Id,
            ["/insurer/review-sessions"] = session.Id,
            ["/insurer/staff"] = clerk.AccountId.Value,
            ["caseId"] = item.Id,
            ["documentId"] = document.Id,
            ["reviewerId"] = invited.Id,
            ["receiptId"] = receipt.Id,
            ["fileId"] = file.Id,
        });
    }

    /// <summary>Every row that is this insurer's by its insurer, session or panel, as text: to see that nothing has happened to it.</summary>
    public Task<string> RowsAsync(PortalFixture portal) => portal.InDatabase(async db =>
    {
        Guid[] owners = [InsurerId, Ids["/insurer/review-sessions"], Ids["/insurer/panels"]];
        var columns = await db.Database.SqlQuery<string>($"""
            SELECT format('SELECT %L || t::text AS "Value" FROM %I t WHERE %I = ANY($1)', table_name, table_name, column_name) AS "Value"
            FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name IN ('insurer_id', 'session_id', 'panel_id')
            """).ToListAsync();
        var lines = string.Join(" UNION ALL ", columns).Replace("$1", "{0}", StringComparison.Ordinal);
        var rows = await db.Database.SqlQueryRaw<string>(lines, owners).ToListAsync();
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    });

    /// <summary>The route with one of the words and numbers that a part of it may be.</summary>
    public static string WithoutChoices(string route) =>
        route.Replace("{act:regex(^(resend|renew)$)}", "resend", StringComparison.Ordinal)
            .Replace("{number:int}", "8", StringComparison.Ordinal).Replace("{reader}", "offices", StringComparison.Ordinal);

    /// <summary>The route with this insurer's ids in it; null when it names nothing that belongs to an insurer.</summary>
    public string? PathOf(string route)
    {
        if (!route.Contains(":guid}", StringComparison.Ordinal))
        {
            return null;
        }

        var path = WithoutChoices(route);
        foreach (var (name, id) in Ids)
        {
            path = name.StartsWith('/') && route.StartsWith(name + "/", StringComparison.Ordinal)
                ? path.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
                : path.Replace($"{{{name}:guid}}", id.ToString(), StringComparison.Ordinal);
        }

        return path.Contains(":guid}", StringComparison.Ordinal) ? null : path;
    }
}
