using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Audit;
using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>回答の一覧をCSVに書き出す: what the list shows, all pages of it.</summary>
public sealed record ExportSurveyAnswers(Guid SurveyId, SurveyAnswerFilter Filter) : IRequest<IAsyncEnumerable<IReadOnlyList<object?>>?>
{
    public static readonly IReadOnlyList<string> Headings =
    [
        "保険者番号", "名称", "介護保険システムの状況", "システムベンダ", "パッケージ", "標準準拠システムへの移行の日", "初期セットアップの希望の月", "接続の方式",
        "接続する団体", "担当者の氏名", "担当部署", "電話番号", "メールアドレス", "備考", "回答", "送信した日時", "回答待ちの再確認",
    ];
}

public sealed class ExportSurveyAnswersHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ExportSurveyAnswers, IAsyncEnumerable<IReadOnlyList<object?>>?>
{
    public async Task<IAsyncEnumerable<IReadOnlyList<object?>>?> Handle(ExportSurveyAnswers request, CancellationToken cancellationToken)
    {
        if (!await db.ReadinessSurveys.AnyAsync(s => s.Id == request.SurveyId, cancellationToken))
        {
            return null;
        }

        db.Add(AuditEvent.By(user, clock.GetUtcNow(), "SurveyAnswersExported", nameof(ReadinessSurvey), request.SurveyId));
        await db.SaveChangesAsync(cancellationToken);
        return request.Filter.Apply(db, request.SurveyId).AsAsyncEnumerable().Select(Cells);
    }

    private static IReadOnlyList<object?> Cells(SurveyAnswerRow r) =>
    [
        r.InsurerNumber, r.InsurerName, r.Answer.State?.Text(), r.Vendor, r.Answer.PackageName, r.Answer.StandardisedOn,
        r.Answer.Wished?.ToString(), r.Answer.Method?.Text(), r.Answer.ConnectingBody?.Text(), r.Answer.ContactName, r.Answer.ContactDepartment,
        r.Answer.ContactPhone, r.Answer.ContactEmail, r.Answer.Remarks, $"第{r.Answer.Round}回", r.Answer.SubmittedAt, r.Questions,
    ];
}
