using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;
using Portal.Core.Time;

namespace Portal.Core.Subsidies;

/// <summary>確かめてほしいこと: something that is often right and sometimes a mistake or worse.</summary>
/// <param name="About">Which part of the application.</param>
/// <param name="Text">What is seen.</param>
/// <param name="ApplicationId">Another application that it concerns; null for none.</param>
/// <param name="ReceiptNumber">Its 受付番号.</param>
public sealed record Oddity(ApplicationSection About, string Text, Guid? ApplicationId = null, string? ReceiptNumber = null);

/// <summary>Looks for what an examiner should look at.</summary>
internal sealed class Oddities(PortalDbContext db)
{
    public async Task<IReadOnlyList<Oddity>> FindAsync(
        SubsidyApplication application, RegisterExtract extract, IReadOnlyList<AccountCorrection> corrections, CancellationToken cancellationToken)
    {
        var (sent, register) = (application.Sent!, extract.Facts);
        var found = new List<Oddity>();
        if (extract.Standing == RegisterStanding.Left)
        {
            found.Add(new(ApplicationSection.Basics, $"{extract.Day.ToJapanText()}の取込で、登録簿から外れています"));
        }

        if (sent.Basics.Name != register.Name)
        {
            found.Add(new(ApplicationSection.Basics, $"名称が登録簿と違います（登録簿：{register.Name}）"));
        }

        var unknown = sent.Costs.Services.Except(register.ServiceCodes).ToList();
        if (unknown.Count > 0)
        {
            found.Add(new(ApplicationSection.Costs, $"登録簿にないサービスがあります（{string.Join('、', unknown.Select(c => $"{c} {ServiceTypes.NameOf(c)}"))}）"));
        }

        if (sent.Grant.TotalCostYen > sent.Grant.CeilingYen)
        {
            found.Add(new(ApplicationSection.Costs, "総事業費が限度額を超えています。限度額までが対象です"));
        }

        found.AddRange(await OfSameAccountAsync(application, corrections, cancellationToken));
        return found;
    }

    /// <summary>The account to which the money goes now, beside what others applied with and what they have corrected since.</summary>
    private async Task<IReadOnlyList<Oddity>> OfSameAccountAsync(
        SubsidyApplication application, IReadOnlyList<AccountCorrection> corrections, CancellationToken cancellationToken)
    {
        const int Most = 5;
        var key = corrections is [var last, ..] ? last.AccountKey : application.AccountKey;
        var withAccount = db.SubsidyApplications.Where(a => a.AccountKey == key).Select(a => a.Id)
            .Union(db.AccountCorrections.Where(c => c.AccountKey == key).Select(c => c.ApplicationId));
        var others = await db.SubsidyApplications
            .Where(a => withAccount.Contains(a.Id) && a.OfficeId != application.OfficeId
                && a.Status != ApplicationStatus.Draft && a.Status != ApplicationStatus.Withdrawn)
            .OrderBy(a => a.Id).Take(Most).Select(a => new { a.Id, a.ReceiptNumber }).ToListAsync(cancellationToken);
        return [.. others.Select(o => new Oddity(
            ApplicationSection.Account, "ほかの事業所・医療機関が、同じ口座で申請しています", o.Id, o.ReceiptNumber))];
    }
}
