using Microsoft.EntityFrameworkCore;
using Portal.Core.Accounts;
using Portal.Core.Data;

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
    public async Task<IReadOnlyList<Oddity>> FindAsync(SubsidyApplication application, Office office, CancellationToken cancellationToken)
    {
        var (sent, register) = (application.Sent!, office.RegisterFacts);
        var found = new List<Oddity>();
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

        foreach (var other in await OfSameAccountAsync(application, cancellationToken))
        {
            found.Add(new(ApplicationSection.Account, "同じ口座で、ほかの申請があります", other.Id, other.ReceiptNumber));
        }

        return found;
    }

    private async Task<IReadOnlyList<(Guid Id, string ReceiptNumber)>> OfSameAccountAsync(
        SubsidyApplication application, CancellationToken cancellationToken)
    {
        const int Most = 5;
        var account = application.Sent!.Account;
        var rows = await db.Database.SqlQuery<OtherApplication>($"""
            SELECT id AS "Id", receipt_number AS "ReceiptNumber" FROM subsidy_applications
            WHERE id <> {application.Id} AND status NOT IN ('Draft', 'Withdrawn')
              AND sent -> 'Account' ->> 'BankCode' = {account.BankCode} AND sent -> 'Account' ->> 'BranchCode' = {account.BranchCode}
              AND sent -> 'Account' ->> 'Number' = {account.Number}
            ORDER BY id LIMIT {Most}
            """).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.Id, r.ReceiptNumber))];
    }

    private sealed record OtherApplication(Guid Id, string ReceiptNumber);
}
