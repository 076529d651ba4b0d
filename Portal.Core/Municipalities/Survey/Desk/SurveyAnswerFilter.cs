using Microsoft.EntityFrameworkCore;
using Portal.Core.Data;
using Portal.Core.JapaneseText;

namespace Portal.Core.Municipalities;

/// <summary>What is looked for among answers, as it stands in the URL.</summary>
/// <param name="Text">Part of the name, or the beginning of the number; blank for all.</param>
/// <param name="Prefecture">Two digits; null for all.</param>
/// <param name="VendorId">システムベンダ; null for all.</param>
/// <param name="Method">接続の方式; null for all.</param>
/// <param name="Sort">number, name, wish or sent, with a minus for descending.</param>
public sealed record SurveyAnswerFilter(string? Text, string? Prefecture, Guid? VendorId, ConnectionMethod? Method, string? Sort)
{
    internal IQueryable<SurveyAnswerRow> Apply(PortalDbContext db, Guid surveyId)
    {
        var (name, number) = (JapaneseNfc.Normalise((Text ?? "").Trim()), WidthFolding.ToHalfWidth(Text ?? "").Trim());
        var prefecture = Prefecture ?? "";
        return Order(
            from a in db.SurveyAnswers.AsNoTracking()
            join i in db.Insurers on a.InsurerId equals i.Id
            where a.SurveyId == surveyId && i.InsurerNumber.StartsWith(prefecture)
                && (VendorId == null || a.VendorId == VendorId) && (Method == null || a.Method == Method)
                && (name == "" || i.Name.Contains(name) || i.InsurerNumber.StartsWith(number))
            select new SurveyAnswerRow
            {
                InsurerId = i.Id,
                InsurerNumber = i.InsurerNumber,
                InsurerName = i.Name,
                IsUnion = i.Kind != InsurerKind.Municipality,
                Vendor = db.SystemVendors.Where(v => v.Id == a.VendorId).Select(v => v.Name).SingleOrDefault() ?? a.OtherVendor,
                Questions = db.Reconfirmations.Count(r => r.InsurerId == i.Id && r.State == ReconfirmationState.Waiting),
                Answer = a,
            });
    }

    private IQueryable<SurveyAnswerRow> Order(IQueryable<SurveyAnswerRow> rows) => Sort switch
    {
        "-number" => rows.OrderByDescending(r => r.InsurerNumber),
        "name" => rows.OrderBy(r => r.InsurerName).ThenBy(r => r.InsurerNumber),
        "-name" => rows.OrderByDescending(r => r.InsurerName).ThenByDescending(r => r.InsurerNumber),
        "wish" => rows.OrderBy(r => r.Answer.WishedMonth).ThenBy(r => r.InsurerNumber),
        "-wish" => rows.OrderByDescending(r => r.Answer.WishedMonth).ThenByDescending(r => r.InsurerNumber),
        "sent" => rows.OrderBy(r => r.Answer.SubmittedAt).ThenBy(r => r.InsurerNumber),
        "-sent" => rows.OrderByDescending(r => r.Answer.SubmittedAt).ThenByDescending(r => r.InsurerNumber),
        _ => rows.OrderBy(r => r.InsurerNumber),
    };
}

/// <summary>1団体の回答.</summary>
public sealed record SurveyAnswerRow
{
    public required Guid InsurerId { get; init; }

    public required string InsurerNumber { get; init; }

    public required string InsurerName { get; init; }

    public required bool IsUnion { get; init; }

    /// <summary>システムベンダ; null when none was answered.</summary>
    public required string? Vendor { get; init; }

    /// <summary>再確認 that wait for the insurer.</summary>
    public required int Questions { get; init; }

    public required SurveyAnswer Answer { get; init; }
}
