using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Portal.Core.Data;

/// <summary>
/// Takes a 受付番号 that nobody has. Whoever draws one holds it until their transaction is over: who draws the same in that time draws
/// again, and who draws it later finds its row.
/// </summary>
public static class ReceiptNumbers
{
    /// <param name="db">Within the transaction that keeps the number.</param>
    /// <param name="draw">Makes a number by chance.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public static async Task<string> TakeReceiptNumberAsync(this PortalDbContext db, Func<string> draw, CancellationToken cancellationToken)
    {
        string number;
        do
        {
            number = draw();
        }
        while (!await db.HoldAsync(number, cancellationToken)
            || await db.SessionReceipts.AnyAsync(r => r.Number == number, cancellationToken)
            || await db.SurveyReceipts.AnyAsync(r => r.Number == number, cancellationToken)
            || await db.SubsidyApplications.AnyAsync(a => a.ReceiptNumber == number, cancellationToken)
            || await db.PurgedApplications.AnyAsync(a => a.ReceiptNumber == number, cancellationToken));

        return number;
    }

    private static Task<bool> HoldAsync(this PortalDbContext db, string number, CancellationToken cancellationToken)
    {
        var key = long.Parse(number.Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({key}) AS "Value" """).SingleAsync(cancellationToken);
    }
}
