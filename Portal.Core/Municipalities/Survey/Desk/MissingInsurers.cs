using Portal.Core.Data;

namespace Portal.Core.Municipalities;

/// <summary>まだ回答していない団体.</summary>
internal static class MissingInsurers
{
    public static IQueryable<Insurer> MissingIn(this PortalDbContext db, Guid surveyId) =>
        db.Insurers.Where(i => i.HasInsurerFunction && !db.SurveyAnswers.Any(a => a.SurveyId == surveyId && a.InsurerId == i.Id));

    public static IQueryable<MissingInsurer> ToMissing(this IQueryable<Insurer> insurers, PortalDbContext db, Guid surveyId) =>
        insurers.OrderBy(i => i.InsurerNumber).Select(i => new MissingInsurer(
            i.Id, i.InsurerNumber, i.Name,
            db.SurveySheets.Where(s => s.SurveyId == surveyId && s.InsurerId == i.Id).Select(s => s.SavedAt).SingleOrDefault(),
            db.Users.Count(a => a.InsurerId == i.Id && a.DisabledAt == null && a.Role == Accounts.AccountRole.InsurerAdministrator),
            db.SurveyReminders.Where(r => r.SurveyId == surveyId && r.InsurerId == i.Id).Max(r => (DateTimeOffset?)r.At)));
}

/// <param name="SavedAt">入力の途中; null where nobody has begun.</param>
/// <param name="Administrators">Those who would get a mail.</param>
/// <param name="RemindedAt">When it was told last; null when never.</param>
public sealed record MissingInsurer(
    Guid InsurerId, string InsurerNumber, string InsurerName, DateTimeOffset? SavedAt, int Administrators, DateTimeOffset? RemindedAt);
