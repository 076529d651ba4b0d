using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>受付番号から、アンケートの回答を探す, for the secretariat on the telephone.</summary>
/// <param name="Number">As it was heard, in any width, with or without hyphens.</param>
public sealed record FindSurveyReceipt(string Number) : IRequest<FoundSurveyReceipt?>;

/// <param name="Number">受付番号.</param>
/// <param name="Round">第n回.</param>
/// <param name="At">受付日時.</param>
/// <param name="SurveyId">Of the survey.</param>
/// <param name="Survey">アンケートの名称.</param>
/// <param name="InsurerId">Of the insurer.</param>
/// <param name="InsurerNumber">保険者番号.</param>
/// <param name="Insurer">保険者名.</param>
/// <param name="AccountId">Of the clerk who pressed the button.</param>
/// <param name="By">The clerk's name.</param>
public sealed record FoundSurveyReceipt(
    string Number, int Round, DateTimeOffset At, Guid SurveyId, string Survey, Guid InsurerId, string InsurerNumber, string Insurer, Guid AccountId, string By);

public sealed class FindSurveyReceiptHandler(PortalDbContext db) : IRequestHandler<FindSurveyReceipt, FoundSurveyReceipt?>
{
    public async Task<FoundSurveyReceipt?> Handle(FindSurveyReceipt request, CancellationToken cancellationToken) =>
        !ReceiptNumber.TryNormalise(request.Number, out var number)
            ? null
            : await (
                from r in db.SurveyReceipts
                join s in db.ReadinessSurveys on r.SurveyId equals s.Id
                join i in db.Insurers on r.InsurerId equals i.Id
                join a in db.Users on r.AccountId equals a.Id
                where r.Number == number
                select new FoundSurveyReceipt(r.Number, r.Round, r.At, s.Id, s.Title, i.Id, i.InsurerNumber, i.Name, a.Id, a.DisplayName))
                .SingleOrDefaultAsync(cancellationToken);
}
