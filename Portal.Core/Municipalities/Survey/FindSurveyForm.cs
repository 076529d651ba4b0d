using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Results;
using Portal.Core.Time;

namespace Portal.Core.Municipalities;

/// <summary>回答票, to be typed or checked: with what it means, and what stands against it.</summary>
public sealed record FindSurveyForm : IRequest<SurveyFormView?>;

/// <param name="Own">Where the survey stands.</param>
/// <param name="Form">As it was typed; begins with the answer in force, or with what is known.</param>
/// <param name="Mark">Of the form as it is kept.</param>
/// <param name="Reading">The answer, or what keeps it from being one.</param>
/// <param name="Warnings">What would be asked again; none beside what cannot be read.</param>
/// <param name="Vendors">システムベンダ, by name.</param>
public sealed record SurveyFormView(
    OwnSurvey Own, SurveyForm Form, string Mark, Result<SurveyFacts> Reading, IReadOnlyList<SurveyWarning> Warnings, IReadOnlyList<SurveyVendor> Vendors)
{
    /// <summary>While it is typed, nothing is said of what is still empty; the check page says it.</summary>
    public IReadOnlyList<SurveyWarning> WarningsBesideFields => [.. Warnings.Where(w => w.Field switch
    {
        nameof(SurveyForm.VendorId) => Form.VendorId is not null || !string.IsNullOrWhiteSpace(Form.OtherVendor),
        nameof(SurveyForm.WishedMonth) => !string.IsNullOrWhiteSpace(Form.WishedMonth),
        _ => true,
    })];

    /// <summary>確かめた内容のしるし: of the form and of what was said beside it, so that nothing is sent that the sender has not seen.</summary>
    public string SendingMark => $"{SurveyForm.MarkOf(Form)}-{SurveyForm.MarkOf(Warnings)}";
}

/// <param name="PossibleFrom">初期セットアップができる月; null while it is not known.</param>
public sealed record SurveyVendor(Guid Id, string Name, DateOnly? PossibleFrom);

public sealed class FindSurveyFormHandler(PortalDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<FindSurveyForm, SurveyFormView?>
{
    public async Task<SurveyFormView?> Handle(FindSurveyForm request, CancellationToken cancellationToken) =>
        await db.OwnSurveyAsync(user, clock.TodayInJapan(), cancellationToken) is { } own
            ? await db.ReadFormAsync(own, own.Sheet is { SavedAt: not null } sheet ? sheet.Form : await KnownAsync(own, cancellationToken), cancellationToken)
            : null;

    /// <summary>いま有効な回答, to be checked and sent anew; before the first one, what the secretariat has on record.</summary>
    private async Task<SurveyForm> KnownAsync(OwnSurvey own, CancellationToken cancellationToken) => await (
        from a in db.SurveyAnswers.AsNoTracking()
        join s in db.ReadinessSurveys on a.SurveyId equals s.Id
        where a.InsurerId == own.Insurer.Id
        orderby s.OpensOn descending, s.Id descending
        select a).FirstOrDefaultAsync(cancellationToken) is { } answer
            ? SurveyForm.Of(answer)
            : SurveyForm.Blank with { VendorId = own.Insurer.VendorId };
}

internal static class SurveyForms
{
    public static async Task<SurveyFormView> ReadFormAsync(
        this PortalDbContext db, OwnSurvey own, SurveyForm form, CancellationToken cancellationToken)
    {
        var vendors = await db.SystemVendors.OrderBy(v => v.NameKey).ThenBy(v => v.Id)
            .Select(v => new SurveyVendor(v.Id, v.Name, v.Months.OrderByDescending(m => m.SetAt).Select(m => m.PossibleFrom).FirstOrDefault()))
            .ToListAsync(cancellationToken);
        var reading = new SurveyReading(vendors.ToDictionary(v => v.Id, v => v.Name), own.IsUnion, own.Today);
        var answer = reading.Read(form);
        var warnings = own.Sheet?.SavedAt is null
            ? []
            : (await db.AnswersInForceAsync(cancellationToken, near: own.Insurer.Id)).WarningsFor(
                own.Insurer.Id, reading.Facts!, vendors.FirstOrDefault(v => v.Id == reading.Facts!.VendorId)?.PossibleFrom);
        return new SurveyFormView(
            own, form, SurveyForm.MarkOf(own.Sheet is { SavedAt: not null } ? own.Sheet.Form : null), answer,
            [.. warnings.Where(w => answer.Errors.All(e => e.Field != w.Field))], vendors);
    }
}
